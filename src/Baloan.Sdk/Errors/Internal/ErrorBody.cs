namespace Baloan.Sdk.Errors.Internal;

/// <summary>The body of an error answer: what decides the exception is known, the rest is read when asked for.</summary>
internal sealed class ErrorBody(byte[] utf8, bool hasFieldErrors) : CapturedBody(utf8)
{
    private ErrorDetails? _details;

    public bool HasFieldErrors { get; } = hasFieldErrors;

    public ErrorDetails Details => _details ??= new ErrorDetails();
}
