using Baloan.Sandbox.Policies;

namespace Baloan.Sandbox.Loans;

/// <summary>What is paid back, in whole Toman.</summary>
internal sealed record RepaymentPlan(long MonthlyInstallmentAmount, long TotalPayback)
{
    private const decimal AmountWithFee = 1.13m;

    public static RepaymentPlan Of(SandboxPlan plan, long amount, int loanDue, SandboxPolicy policy) => plan switch
    {
        SandboxPlan.Formula => ByFormula(amount, loanDue, policy),
        _ => Annuity(amount, loanDue, policy.BankEffectedInterestRate),
    };

    private static RepaymentPlan ByFormula(long amount, int loanDue, SandboxPolicy policy)
    {
        var installment = PolicyFormula.Compute(policy.InstallmentFormula, amount, policy.BankEffectedInterestRate, loanDue);
        return new(Round(installment), Round(installment * loanDue));
    }

    /// <summary>An annuity over the amount with its fee of 13 percent, cut to whole Toman.</summary>
    private static RepaymentPlan Annuity(long amount, int loanDue, decimal yearlyRate)
    {
        var installment = Installment(amount * AmountWithFee, loanDue, yearlyRate / 1200);
        return new((long)decimal.Floor(installment), (long)decimal.Floor(installment * loanDue));
    }

    private static decimal Installment(decimal principal, int months, decimal monthlyRate)
    {
        if (monthlyRate == 0)
        {
            return principal / months;
        }

        var growth = 1m;
        for (var month = 0; month < months; month++)
        {
            growth *= 1 + monthlyRate;
        }

        return principal * monthlyRate * growth / (growth - 1);
    }

    private static long Round(decimal toman) => (long)decimal.Round(toman, MidpointRounding.AwayFromZero);
}
