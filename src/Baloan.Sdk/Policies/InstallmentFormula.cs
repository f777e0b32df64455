using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>
/// The gateway's expression for the monthly instalment of a loan, such as
/// <c>(amount+(amount*bank_effected_interest_rate)/100)/loan_due</c>.
/// </summary>
/// <remarks>
/// It knows the names <c>amount</c> (Toman), <c>bank_effected_interest_rate</c> (percent) and <c>loan_due</c> (months), numbers,
/// <c>+ - * / ** ( )</c> and signs, with the precedence of Python: <c>-2**2</c> is -4 and <c>**</c> takes its right side first.
/// It computes in decimals; only a power whose exponent is no whole number has no more than 15 significant digits.
/// A formula that the gateway sent is read when it is used, so that a policy with an unreadable one can still be read.
/// </remarks>
[JsonConverter(typeof(InstallmentFormulaJsonConverter))]
[TypeConverter(typeof(TextTypeConverter<InstallmentFormula, InstallmentFormulaText>))]
public sealed class InstallmentFormula
{
    private InstallmentFormula(string text) => Text = text;

    /// <summary>The expression as it was given.</summary>
    public string Text { get; }

    /// <summary>Whether the expression can be read.</summary>
    public bool IsValid => FormulaEvaluator.Check(Text) is null;

    /// <summary>Reads an expression.</summary>
    /// <param name="text">The expression, up to 1,000 characters long and 64 levels deep.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="InstallmentFormulaException">The expression cannot be read.</exception>
    public static InstallmentFormula Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FormulaEvaluator.Check(text) is { } error ? throw new InstallmentFormulaException(error) : Defer(text);
    }

    /// <summary>Reads an expression; false when it cannot be read.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="result">The formula, or null.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out InstallmentFormula? result)
    {
        result = text is null ? null : Defer(text);
        if (result is { IsValid: false })
        {
            result = null;
        }

        return result is not null;
    }

    /// <summary>Takes an expression of an answer, which is parsed when it is needed; null for null.</summary>
    internal static InstallmentFormula? Read(ref JsonValues json)
    {
        if (json.Text() is not { } text)
        {
            return null;
        }

        json.Spend(IntPtr.Size);
        return Defer(text);
    }

    /// <summary>Takes an expression without reading it yet.</summary>
    internal static InstallmentFormula Defer(string text) => new(text);

    /// <summary>Computes the monthly instalment, not rounded. It is an estimate: the plan of the opened loan is the truth.</summary>
    /// <param name="amount">The amount in Toman.</param>
    /// <param name="bankEffectedInterestRate">The interest in percent; null when it is not known.</param>
    /// <param name="loanDue">The length of repayment in months.</param>
    /// <exception cref="InstallmentFormulaException">The expression cannot be read, or gives no number for these values.</exception>
    public Toman Evaluate(Toman amount, decimal? bankEffectedInterestRate, int loanDue) =>
        FormulaEvaluator.Evaluate(Text, amount.Value, bankEffectedInterestRate, loanDue, out var result) is { } error
            ? throw new InstallmentFormulaException(error)
            : new Toman(result);

    /// <summary>Computes the monthly instalment, not rounded; false when the expression gives none.</summary>
    /// <param name="amount">The amount in Toman.</param>
    /// <param name="bankEffectedInterestRate">The interest in percent; null when it is not known.</param>
    /// <param name="loanDue">The length of repayment in months.</param>
    /// <param name="installment">The instalment in Toman, or zero.</param>
    public bool TryEvaluate(Toman amount, decimal? bankEffectedInterestRate, int loanDue, out Toman installment)
    {
        var error = FormulaEvaluator.Evaluate(Text, amount.Value, bankEffectedInterestRate, loanDue, out var result);
        installment = new Toman(result);
        return error is null;
    }

    /// <summary>The expression as it was given.</summary>
    public override string ToString() => Text;
}

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
