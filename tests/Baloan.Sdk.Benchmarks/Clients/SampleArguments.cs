namespace Baloan.Sdk.Benchmarks.Clients;

/// <summary>What the calls are made with.</summary>
internal static class SampleArguments
{
    public const string Token = "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl";

    public static readonly Guid LoanId = new("a71b93c4-b1a9-4868-9cb2-310757422af1");

    public static WireLoanRequest WireLoan() => new()
    {
        PhoneNumber = "09123456789",
        NationalIdentifier = "07148143380",
        BirthDate = new DateOnly(1999, 2, 14),
        Amount = 10_000_000,
        LoanDue = 12,
        Store = 1,
    };

    public static CreateLoanRequest Loan() => new()
    {
        PhoneNumber = PhoneNumber.Parse("09123456789"),
        NationalIdentifier = NationalId.Parse("07148143380"),
        BirthDate = new BirthDate(1999, 2, 14),
        Amount = Toman.FromMillions(10),
        LoanDue = 12,
        StoreId = 1,
    };
}
