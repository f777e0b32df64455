namespace Baloan.Sandbox.Loans;

/// <summary>An annuity over the amount with its fee of 13 percent, cut to whole Toman.</summary>
internal sealed record RepaymentPlan(long MonthlyInstallmentAmount, long TotalPayback)
{
    private const decimal AmountWithFee = 1.13m;

    public static RepaymentPlan Of(long amount, int loanDue, decimal yearlyRate)
    {
        var principal = amount * AmountWithFee;
        var installment = Installment(principal, loanDue, yearlyRate / 1200);
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
}
