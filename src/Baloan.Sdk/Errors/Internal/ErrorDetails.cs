namespace Baloan.Sdk.Errors.Internal;

/// <summary>What is only read from an error body when somebody asks for it.</summary>
internal sealed class ErrorDetails
{
    public string? Message { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? FieldErrors { get; init; }

    public PhoneNumber? RegisteredPhoneNumber { get; init; }

    public string? ServiceName { get; init; }
}
