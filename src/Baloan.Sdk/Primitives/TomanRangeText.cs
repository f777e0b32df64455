namespace Baloan.Sdk;

/// <summary>The range in Toman, [10000000,30000000); empty for the default.</summary>
internal readonly struct TomanRangeText : ITextForm<TomanRange>
{
    public bool TryRead(string text, out TomanRange value)
    {
        value = default;
        return text.Length == 0 || TomanRange.TryParse(text, out value);
    }

    public string Write(TomanRange value) => value.ToString();
}
