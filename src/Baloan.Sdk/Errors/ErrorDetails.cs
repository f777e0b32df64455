namespace Baloan.Sdk;

/// <summary>What is only read from an error body when somebody asks for it, or what a test gives in its place.</summary>
internal sealed class ErrorDetails
{
    public string? Message { get; set; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? FieldErrors { get; set; }

    public string? RawBody { get; set; }

    public PhoneNumber? RegisteredPhoneNumber { get; set; }

    public string? ServiceName { get; set; }
}
