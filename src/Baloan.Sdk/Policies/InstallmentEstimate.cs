using System.Globalization;

namespace Baloan.Sdk;

/// <summary>
/// What a loan would cost a month by its policy's formula: an <b>estimate and no promise</b>. What the applicant really pays is
/// <see cref="Loan.Plan"/>, which the gateway computes as it opens the loan, and which can be dearer: for 10,000,000 Toman over
/// 12 months at 22 percent the documented formula gives 1,016,667 a month, and the documented plan says 1,057,616.
/// </summary>
/// <remarks>
/// Show it with the word "about". Once the loan is open, ask <see cref="IsExceededBy"/>, and where that is so show the plan's
/// own figures and ask the applicant again before the contract is signed.
/// </remarks>
public sealed class InstallmentEstimate
{
    internal const string AmountMissing = "The amount must be more than zero.";
    internal const string LengthMissing = "The length of repayment must be one month or more.";

    // An instalment is in whole Toman, so that all of them together may be off by that much each month.
    private const decimal Rounding = 1;

    /// <summary>Makes an estimate, such as one that was shown and kept; <see cref="LoanPolicy.EstimateInstallment"/> computes one.</summary>
    /// <param name="formula">The policy's formula.</param>
    /// <param name="amount">The amount of the loan in Toman.</param>
    /// <param name="loanDue">The length of repayment in months.</param>
    /// <param name="monthlyInstallment">What the formula gives for a month, in whole Toman.</param>
    /// <exception cref="ArgumentNullException"><paramref name="formula"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount or the length is zero or less.</exception>
    public InstallmentEstimate(InstallmentFormula formula, Toman amount, int loanDue, Toman monthlyInstallment)
    {
        Formula = formula ?? throw new ArgumentNullException(nameof(formula));
        Amount = amount > Toman.Zero
            ? amount
            : throw new ArgumentOutOfRangeException(nameof(amount), AmountMissing);
        LoanDue = loanDue > 0
            ? loanDue
            : throw new ArgumentOutOfRangeException(nameof(loanDue), LengthMissing);
        MonthlyInstallment = monthlyInstallment;
    }

    /// <summary>The policy's formula, by which this was computed.</summary>
    public InstallmentFormula Formula { get; }

    /// <summary>The amount of the loan in Toman.</summary>
    public Toman Amount { get; }

    /// <summary>The length of repayment in months.</summary>
    public int LoanDue { get; }

    /// <summary>About what is paid each month, in whole Toman. The plan of the opened loan decides.</summary>
    public Toman MonthlyInstallment { get; }

    /// <summary>
    /// Whether a plan is dearer than this estimate: by its instalment, or in all by more than a Toman a month, which is what rounding
    /// can do.
    /// </summary>
    /// <param name="plan">The plan of the opened loan, <see cref="Loan.Plan"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is null.</exception>
    public bool IsExceededBy(RepaymentPlan plan) =>
        plan is null ? throw new ArgumentNullException(nameof(plan))
        : plan.MonthlyInstallment > MonthlyInstallment || (plan.TotalPayback / LoanDue).Value - Rounding > MonthlyInstallment.Value;

    /// <summary>What a plan takes more each month than this estimate, in Toman; less than zero where it takes less.</summary>
    /// <param name="plan">The plan of the opened loan, <see cref="Loan.Plan"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is null.</exception>
    /// <exception cref="OverflowException">The difference is too large.</exception>
    public Toman MonthlyDifference(RepaymentPlan plan) =>
        (plan ?? throw new ArgumentNullException(nameof(plan))).MonthlyInstallment - MonthlyInstallment;

    /// <summary>
    /// The estimate as a part of a sentence, the same in every culture:
    /// <c>about 1,016,667 Toman a month for 12 months, by the policy's formula</c>.
    /// </summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture,
        "about {0:#,0.##} Toman a month for {1} months, by the policy's formula",
        MonthlyInstallment,
        LoanDue);
}
