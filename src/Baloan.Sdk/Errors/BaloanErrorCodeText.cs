namespace Baloan.Sdk;

/// <summary>The code as the gateway writes it, documented or not; empty for none.</summary>
internal readonly struct BaloanErrorCodeText : ITextForm<BaloanErrorCode>
{
    public bool TryRead(string text, out BaloanErrorCode value)
    {
        value = BaloanErrorCode.From(text);
        return true;
    }

    public string Write(BaloanErrorCode value) => value.Value;
}
