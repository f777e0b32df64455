namespace Baloan.Sdk;

/// <summary>The whole identifier; empty for the default.</summary>
internal readonly struct NationalIdText : ITextForm<NationalId>
{
    public bool TryRead(string text, out NationalId value)
    {
        value = default;
        return text.Length == 0 || NationalId.TryParse(text, out value);
    }

    public string Write(NationalId value) => value.Value;
}
