namespace Baloan.Sandbox.Loans;

/// <summary>A request to open a loan whose fields are well-formed.</summary>
internal sealed record LoanRequest(
    string PhoneNumber,
    string NationalIdentifier,
    DateOnly BirthDate,
    long Amount,
    int LoanDue,
    int Store)
{
    /// <summary>The number of the partner that asks.</summary>
    public int Partner { get; init; }
}
