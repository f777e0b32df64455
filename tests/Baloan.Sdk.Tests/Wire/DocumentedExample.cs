namespace Baloan.Sdk.Tests.Wire;

/// <summary>The examples of the gateway's document, byte for byte, trailing commas and all.</summary>
internal static class DocumentedExample
{
    public static readonly Guid LoanId = Guid.Parse("a71b93c4-b1a9-4868-9cb2-310757422af1");

    public const string AccessToken = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.6Xg5lfYhy5DqJbHNT2XZ_crZrv8QmXyrNqN4RG-Q-pU";

    public const string LoanRequestOnTheWire =
        """{"phone_number":"09123456789","national_identifier":"07148143380","birth_date":"1999-02-14","amount":10000000,"loan_due":12,"store":1}""";

    public static byte[] Token => Read("token");

    public static byte[] Policies => Read("policies");

    public static byte[] LoanRequest => Read("loan-request");

    public static byte[] Loan => Read("loan");

    public static byte[] Contract => Read("contract");

    public static byte[] SignRequest => Read("sign-request");

    public static byte[] Callback => Read("callback");

    public static byte[] CallbackWithReason => Read("callback-with-reason");

    public static CreateLoanRequest NewLoanRequest()
    {
        _ = PhoneNumber.TryParse("09123456789", out var phoneNumber);
        _ = NationalId.TryParse("07148143380", out var nationalIdentifier);
        return new CreateLoanRequest
        {
            PhoneNumber = phoneNumber,
            NationalIdentifier = nationalIdentifier,
            BirthDate = new BirthDate(1999, 2, 14),
            Amount = new Toman(10_000_000),
            LoanDue = 12,
            StoreId = 1,
        };
    }

    private static byte[] Read(string name)
    {
        using var resource = typeof(DocumentedExample).Assembly.GetManifestResourceStream($"Documented/{name}.json")
            ?? throw new FileNotFoundException($"There is no documented example '{name}'.");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
