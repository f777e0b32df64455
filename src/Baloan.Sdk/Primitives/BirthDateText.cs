namespace Baloan.Sdk;

/// <summary>The whole date, yyyy-MM-dd; empty for the default.</summary>
internal readonly struct BirthDateText : ITextForm<BirthDate>
{
    public bool TryRead(string text, out BirthDate value)
    {
        value = default;
        return text.Length == 0 || BirthDate.TryParse(text, out value);
    }

    public string Write(BirthDate value) => value.Value;
}
