using System.Net.Http.Json;
using Baloan.Sdk.Tests.Faults;
using Baloan.Sdk.Tests.Wire;

namespace Baloan.Sdk.Tests.Gateway;

/// <summary>The catalogue of the client's operations: an entry for each way to call the gateway. Theories draw their cases from it.</summary>
/// <param name="Name">What the tests call it.</param>
/// <param name="Route">The gateway's operation: its method and its path below the root.</param>
/// <param name="Kind">What it does and brings.</param>
/// <param name="Call">Calls it.</param>
internal sealed record ClientOperation(
    string Name, string Route, OperationKind Kind, Func<IBaloanClient, OperationArguments, CancellationToken, Task> Call)
{
    public const string Download = "download";

    private static readonly BaloanOperation OwnRead = BaloanOperation.Read("loan/{uuid}/");
    private static readonly BaloanOperation OwnChange = BaloanOperation.Change(HttpMethod.Put, "loan/{uuid}/address/");

    /// <summary>All entries, those included that consist of other operations.</summary>
    public static IReadOnlyList<ClientOperation> Catalogue { get; } =
    [
        new("list policies", "GET loan-policies", OperationKind.Read, (client, _, token) => client.Policies.ListAsync(token))
        {
            Answer = DocumentedExample.Policies,
            Errors = [("service_inquiry_failed", typeof(BaloanUnavailableException))],
        },
        new("get contract", "GET loan/{uuid}/contract/", OperationKind.Read, (client, with, token) => client.Contracts.GetAsync(with.LoanId, token))
        {
            Answer = DocumentedExample.Contract,
            Errors = [("not_allowed_in_state", typeof(BaloanStateException))],
        },
        new("own read", "GET loan/{uuid}/", OperationKind.Read, (client, with, token) =>
            client.SendAsync(OwnRead.For(with.LoanId), OwnJson.Default.OwnAnswer, token))
        {
            IsOwn = true,
            Answer = """{"filler":"x"}"""u8.ToArray(),
        },
        new("create loan", "POST loan/", OperationKind.ChangeWithResult, (client, with, token) => client.Loans.CreateAsync(with.LoanRequest, token))
        {
            Answer = DocumentedExample.Loan,
            Errors =
            [
                ("phone_number_exist_with_another_national_id", typeof(BaloanApplicantException)),
                ("national_id_exists_with_another_phone_number", typeof(BaloanApplicantException)),
                ("age_not_in_valid_range", typeof(BaloanApplicantException)),
                ("invalid_date_format", typeof(BaloanValidationException)),
                ("loan_due_or_amount_not_match_store_policies", typeof(BaloanValidationException)),
                ("national_phone_verification_failed", typeof(BaloanApplicantException)),
                ("loan_amount_exceed_user_credit", typeof(BaloanApplicantException)),
                ("duplicate_request", typeof(BaloanStateException)),
                ("can_not_update", typeof(BaloanStateException)),
            ],
        },
        new("own change with result", "PUT loan/{uuid}/address/", OperationKind.ChangeWithResult, (client, with, token) => client.SendAsync(
            OwnChange.For(with.LoanId).WithContent(JsonContent.Create(new OwnQuestion("Yazd", 1), OwnJson.Default.OwnQuestion)),
            OwnJson.Default.OwnAnswer,
            token))
        {
            IsOwn = true,
            Answer = """{"filler":"x"}"""u8.ToArray(),
        },
        new("request OTP", "POST loan/{uuid}/contract/", OperationKind.Change, (client, with, token) => client.Contracts.RequestOtpAsync(with.LoanId, token))
        {
            Errors = [("throttled_otp_code", typeof(BaloanOtpException))],
        },
        new("sign", "PATCH loan/{uuid}/contract/", OperationKind.Change, (client, with, token) => client.Contracts.SignAsync(with.LoanId, with.Otp, token))
        {
            Errors =
            [
                ("already_agreed_by_user", typeof(BaloanStateException)),
                ("no_request_to_verify", typeof(BaloanOtpException)),
                ("incorrect_otp_code", typeof(BaloanOtpException)),
            ],
        },
        new("cancel", "POST loan/{uuid}/cancel/", OperationKind.Change, (client, with, token) => client.Loans.CancelAsync(with.LoanId, token))
        {
            Errors = [("failed_to_cancel_loan", typeof(BaloanStateException))],
        },
        new("own change", "PUT loan/{uuid}/address/", OperationKind.Change, (client, with, token) => client.SendAsync(OwnChange.For(with.LoanId), token))
        {
            IsOwn = true,
        },
        new(Download, "GET contract.pdf", OperationKind.Download, (client, with, token) =>
            client.Contracts.DownloadAsync(with.Contract, new MemoryStream(), token)),
        new("wait for contract", "GET loan/{uuid}/contract/", OperationKind.Composed, (client, with, token) => client.Contracts.WaitForAsync(with.LoanId, token))
        {
            Answer = DocumentedExample.Contract,
        },
        new("download to disk", "GET contract.pdf", OperationKind.Composed, (client, with, token) =>
            client.Contracts.DownloadAsync(with.Contract, with.Path, token)),
    ];

    /// <summary>What the gateway answers where it succeeds, as documented.</summary>
    public byte[] Answer { get; init; } = [];

    /// <summary>The documented codes that it can be refused with, each with the family of its exception.</summary>
    public IReadOnlyList<(string Code, Type Family)> Errors { get; init; } = [];

    /// <summary>Whether it is an operation of the partner's own, for which the client has no method.</summary>
    public bool IsOwn { get; init; }

    public bool IsOfALoan => Route.Contains("{uuid}", StringComparison.Ordinal);

    public static IReadOnlyList<string> Reads { get; } = Names(OperationKind.Read);

    public static IReadOnlyList<string> ChangesWithoutResult { get; } = Names(OperationKind.Change);

    public static IReadOnlyList<string> ChangesWithResult { get; } = Names(OperationKind.ChangeWithResult);

    public static IReadOnlyList<string> Changes { get; } = [.. ChangesWithResult, .. ChangesWithoutResult];

    /// <summary>The names of all that are one exchange with the gateway.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Reads, .. Changes, Download];

    /// <summary>The operations that a row of the fault matrix means.</summary>
    public static IEnumerable<string> InGroup(string group) => group switch
    {
        "all" => All,
        "reads" => Reads,
        "changes" => Changes,
        "changes with result" => ChangesWithResult,
        "other changes" => ChangesWithoutResult,
        _ => [Named(group).Name],
    };

    public static ClientOperation Named(string name) =>
        Catalogue.SingleOrDefault(operation => operation.Name == name) ?? throw new KeyNotFoundException($"There is no operation '{name}'.");

    public static Task CallAsync(IBaloanClient client, string name, OperationArguments arguments, CancellationToken cancellationToken) =>
        Named(name).Call(client, arguments, cancellationToken);

    private static string[] Names(OperationKind kind) => [.. Catalogue.Where(operation => operation.Kind == kind).Select(operation => operation.Name)];
}

/// <summary>What an operation does and brings.</summary>
internal enum OperationKind
{
    Read,

    /// <summary>A change whose answer has no result.</summary>
    Change,
    ChangeWithResult,

    /// <summary>Reads a file, from a host that may be another.</summary>
    Download,

    /// <summary>Consists of others.</summary>
    Composed,
}

/// <summary>What the operations are called with.</summary>
internal sealed record OperationArguments
{
    public Guid LoanId { get; init; } = new(GatewayAnswers.LoanId);

    public string Otp { get; init; } = "12345";

    public CreateLoanRequest LoanRequest { get; init; } = TestClient.LoanRequest;

    /// <summary>Where the contract's file is.</summary>
    public Uri ContractFile { get; init; } = new("https://api.baloan.ir/c.pdf");

    /// <summary>Where a download goes on disk.</summary>
    public string Path { get; init; } = "contract.pdf";

    public LoanContract Contract => new() { File = new ContractFile { Url = ContractFile } };
}
