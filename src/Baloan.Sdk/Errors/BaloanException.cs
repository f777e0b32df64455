namespace Baloan.Sdk;

/// <summary>
/// The base of every exception that this library throws for a call to the gateway. Catch it where all that matters
/// is that the call did not succeed; catch one of the families below it where the next step depends on the reason.
/// </summary>
/// <remarks>
/// <see cref="Exception.Message"/> is always this library's own sentence and never holds text of the gateway, which
/// can carry personal data. A caller's own cancellation is an <see cref="OperationCanceledException"/>, a wrong
/// argument an <see cref="ArgumentException"/>; neither is a <see cref="BaloanException"/>.
/// </remarks>
public abstract class BaloanException : Exception
{
    /// <summary>Creates the exception of a package that stands beside this one.</summary>
    /// <param name="message">What happened, without personal data.</param>
    /// <param name="operation">The gateway operation; null where it is not known.</param>
    /// <param name="innerException">What lies beneath.</param>
    protected BaloanException(string? message, string? operation, Exception? innerException)
        : base(message, innerException) => Operation = operation;

    /// <summary>The gateway operation that was called, such as <c>POST loan/</c>; null where it is not known.</summary>
    public string? Operation { get; }
}
