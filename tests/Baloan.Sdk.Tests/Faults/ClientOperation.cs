using System.Net.Http.Json;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Faults;

/// <summary>The operations of a client by the names that the matrix has for them.</summary>
internal static class ClientOperation
{
    public const string Download = "download";

    private static readonly Guid LoanId = new(GatewayAnswers.LoanId);
    private static readonly BaloanOperation OwnRead = BaloanOperation.Read("loan/{uuid}/");
    private static readonly BaloanOperation OwnChange = BaloanOperation.Change(HttpMethod.Put, "loan/{uuid}/address/");

    public static IReadOnlyList<string> Reads { get; } = ["list policies", "get contract", "own read"];

    public static IReadOnlyList<string> ChangesWithoutResult { get; } = ["request OTP", "sign", "cancel", "own change"];

    public static IReadOnlyList<string> ChangesWithResult { get; } = ["create loan", "own change with result"];

    public static IReadOnlyList<string> Changes { get; } = [.. ChangesWithResult, .. ChangesWithoutResult];

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
        "changes with result" => ChangesWithResult,
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
        "own read" => client.SendAsync(OwnRead.For(LoanId), OwnJson.Default.OwnAnswer, cancellationToken),
        "own change" => client.SendAsync(OwnChange.For(LoanId), cancellationToken),
        "own change with result" => client.SendAsync(
            OwnChange.For(LoanId).WithContent(JsonContent.Create(new OwnQuestion("Yazd", 1), OwnJson.Default.OwnQuestion)),
            OwnJson.Default.OwnAnswer,
            cancellationToken),
        Download => client.Contracts.DownloadAsync(
            new LoanContract { File = new ContractFile { Url = contractFile } }, new MemoryStream(), cancellationToken),
        _ => throw new KeyNotFoundException($"There is no operation '{operation}'."),
    };
}
