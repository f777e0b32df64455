using System.Net;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Errors;

/// <summary>A code that the gateway gives while it fails says nothing of whether a change was done, but for the code of a failed inquiry.</summary>
public sealed class CodesOfFailuresTests
{
    private const string FailedInquiry = "service_inquiry_failed";

    private static readonly HttpStatusCode[] Failures =
        [HttpStatusCode.RequestTimeout, HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway, HttpStatusCode.GatewayTimeout];

    private static readonly string[] Changes =
        [.. ClientOperation.Catalogue.Where(operation => operation.Kind is OperationKind.Change or OperationKind.ChangeWithResult).Select(operation => operation.Name)];

    public static MatrixTheoryData<string, HttpStatusCode, string> Codes => new(
        Changes, Failures, [.. DocumentedCodes.Families.Keys.Where(code => code is not FailedInquiry), "a_new_code"]);

    public static MatrixTheoryData<string, HttpStatusCode> Inquiries => new(Changes, Failures);

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_change_that_fails_with_a_code_has_an_unknown_outcome(string operation, HttpStatusCode status, string code)
    {
        var error = await FailAsync<BaloanOutcomeUnknownException>(operation, status, code);

        error.InnerException.Should().BeOfType<BaloanUnavailableException>().Which.Code.Value.Should().Be(code);
    }

    [Theory]
    [MemberData(nameof(Inquiries))]
    public async Task A_change_whose_inquiry_failed_was_not_done(string operation, HttpStatusCode status) =>
        (await FailAsync<BaloanUnavailableException>(operation, status, FailedInquiry)).Code.Value.Should().Be(FailedInquiry);

    private static async Task<T> FailAsync<T>(string operation, HttpStatusCode status, string code)
        where T : BaloanException
    {
        using var gateway = new TestGateway(_ => TestGateway.Json($$"""{"code":"{{code}}"}""", status));
        var act = () => ClientOperation.CallAsync(TestClient.For(gateway), operation, new OperationArguments(), TestContext.Current.CancellationToken);

        return (await act.Should().ThrowExactlyAsync<T>()).Which;
    }
}
