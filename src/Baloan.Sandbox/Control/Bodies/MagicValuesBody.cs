namespace Baloan.Sandbox.Control;

/// <summary>The values that always earn a code, by code.</summary>
internal sealed record MagicValuesBody(
    IReadOnlyDictionary<string, string> NationalIdentifiers,
    IReadOnlyDictionary<string, string> Otps,
    string Username);
