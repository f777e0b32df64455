namespace Baloan.Sandbox.Loans;

/// <summary>What <c>POST loan/</c> is sent.</summary>
internal sealed record LoanRequestBody(
    string PhoneNumber,
    string NationalIdentifier,
    string BirthDate,
    long Amount,
    int LoanDue,
    int Store);
