namespace Baloan.Sdk;

/// <summary>The whole number; empty for the default.</summary>
internal readonly struct PhoneNumberText : ITextForm<PhoneNumber>
{
    public bool TryRead(string text, out PhoneNumber value)
    {
        value = default;
        return text.Length == 0 || PhoneNumber.TryParse(text, out value);
    }

    public string Write(PhoneNumber value) => value.Value;
}
