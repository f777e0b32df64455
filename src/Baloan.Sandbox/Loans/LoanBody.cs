namespace Baloan.Sandbox.Loans;

/// <summary>What <c>POST loan/</c> answers.</summary>
internal sealed record LoanBody(
    string PhoneNumber,
    string NationalIdentifier,
    DateOnly BirthDate,
    long Amount,
    int LoanDue,
    int Store,
    Guid Uuid,
    RepaymentPlan PlanDetail)
{
    public static LoanBody Of(SandboxLoan loan) => new(
        loan.PhoneNumber,
        loan.NationalIdentifier,
        loan.BirthDate,
        loan.Amount,
        loan.LoanDue,
        loan.StoreId,
        loan.Id,
        new(loan.MonthlyInstallmentAmount, loan.TotalPayback));
}
