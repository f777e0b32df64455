namespace Baloan.Sdk.Tests.Faults;

/// <summary>The operations of a client by the names that the matrix has for them.</summary>
internal static class ClientOperation
{
    public const string Download = "download";

    private static readonly Guid LoanId = new(GatewayAnswers.LoanId);

    public static IReadOnlyList<string> Reads { get; } = ["list policies", "get contract"];

    public static IReadOnlyList<string> ChangesWithoutResult { get; } = ["request OTP", "sign", "cancel"];

    public static IReadOnlyList<string> Changes { get; } = ["create loan", .. ChangesWithoutResult];

    public static IReadOnlyList<string> All { get; } = [.. Reads, .. Changes, Download];

    public static CreateLoanRequest LoanRequest => new()
    {
        PhoneNumber = PhoneNumber.Parse("09123456789"),
        NationalIdentifier = NationalId.Parse("0012345679"),
        BirthDate = new BirthDate(1990, 1, 1),
        Amount = new Toman(10_000_000),
        LoanDue = 12,
        StoreId = 1,
    };

    /// <summary>The operations that a row of the matrix means.</summary>
    public static IEnumerable<string> Named(string group) => group switch
    {
        "all" => All,
        "reads" => Reads,
        "changes" => Changes,
        "other changes" => ChangesWithoutResult,
        _ when All.Contains(group) => [group],
        _ => throw new KeyNotFoundException($"There is no operation '{group}'."),
    };

    public static Task CallAsync(IBaloanClient client, string operation, Uri contractFile, CancellationToken cancellationToken) => operation switch
    {
        "list policies" => client.Policies.ListAsync(cancellationToken),
        "create loan" => client.Loans.CreateAsync(LoanRequest, cancellationToken),
        "get contract" => client.Contracts.GetAsync(LoanId, cancellationToken),
        "request OTP" => client.Contracts.RequestOtpAsync(LoanId, cancellationToken),
        "sign" => client.Contracts.SignAsync(LoanId, "12345", cancellationToken),
        "cancel" => client.Loans.CancelAsync(LoanId, cancellationToken),
        Download => client.Contracts.DownloadAsync(
            new LoanContract { File = new ContractFile { Url = contractFile } }, new MemoryStream(), cancellationToken),
        _ => throw new KeyNotFoundException($"There is no operation '{operation}'."),
    };
}
