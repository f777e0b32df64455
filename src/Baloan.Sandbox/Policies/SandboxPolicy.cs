namespace Baloan.Sandbox;

/// <summary>Which loans some stores may grant: what <c>GET loan-policies</c> answers.</summary>
/// <param name="Stores">The stores it holds for.</param>
/// <param name="Amount">The amounts, in millions of Toman.</param>
/// <param name="PossibleLoanDues">The repayment lengths, in months.</param>
/// <param name="BankEffectedInterestRate">The interest rate, in percent a year.</param>
/// <param name="InstallmentFormula">The formula the gateway shows for a monthly instalment.</param>
public sealed record SandboxPolicy(
    IReadOnlyList<SandboxStore> Stores,
    SandboxAmountRange Amount,
    IReadOnlyList<int> PossibleLoanDues,
    decimal BankEffectedInterestRate,
    string InstallmentFormula = SandboxPolicy.DocumentedFormula)
{
    private const string DocumentedFormula = "(amount+(amount*bank_effected_interest_rate)/100)/loan_due";

    private static readonly SandboxStore FirstStore = new(1, "فروشگاه اول", "https://first-store.logo.sample");
    private static readonly SandboxStore SecondStore = new(2, "فروشگاه دوم", "https://second-store.logo.sample");

    /// <summary>The one policy of the gateway's document: 10,000,000 to 29,999,999 Toman, 12 months, 22 percent, two stores.</summary>
    public static IReadOnlyList<SandboxPolicy> Documented { get; } =
        [new([FirstStore, SecondStore], new(10, 30), [12], 22)];

    /// <summary>The documented policy and two more, so that an applicant has lengths and amounts to choose from.</summary>
    public static IReadOnlyList<SandboxPolicy> Varied { get; } =
    [
        .. Documented,
        new([FirstStore, SecondStore], new(5, 30), [6, 18, 24], 23),
        new([FirstStore], new(30, 50, "[]"), [12, 24, 36], 23.5m),
    ];

    internal bool Grants(int storeId, long amount, int loanDue) =>
        Stores.Any(store => store.Id == storeId) && PossibleLoanDues.Contains(loanDue) && Amount.Contains(amount);
}
