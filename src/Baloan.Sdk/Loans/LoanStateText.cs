namespace Baloan.Sdk;

/// <summary>The state as the gateway writes it, documented or not; empty for the default.</summary>
internal readonly struct LoanStateText : ITextForm<LoanState>
{
    public bool TryRead(string text, out LoanState value)
    {
        value = LoanState.From(text);
        return true;
    }

    public string Write(LoanState value) => value.Value;
}
