namespace Baloan.Sdk;

/// <summary>The expression as it was given, readable or not.</summary>
internal readonly struct InstallmentFormulaText : ITextForm<InstallmentFormula>
{
    public bool TryRead(string text, out InstallmentFormula value)
    {
        value = InstallmentFormula.Defer(text);
        return true;
    }

    public string Write(InstallmentFormula value) => value.Text;
}
