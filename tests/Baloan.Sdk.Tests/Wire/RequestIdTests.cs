using System.Net;
using Baloan.Sdk.Tests.Authentication;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Wire;

/// <summary>The id of a request is the one text of a header that goes on to the application, and so to its logs.</summary>
public sealed class RequestIdTests
{
    private const string Uuid = "5f0e8b0e-0d5c-4f27-9a52-8a1c5f4c2a11";

    public static TheoryData<string, string?> Ids { get; } = new()
    {
        { Uuid, Uuid },
        { "Root=1-67891233-abcdef012345678912345678", "Root=1-67891233-abcdef012345678912345678" },
        { "a, b", "a, b" },
        { new string('7', 60_000), new string('7', 128) },
        { "\u001b[31mred\u001b[0m", "[31mred[0m" },
        { "a\tb\u0000c\u007fd", "abcd" },
        { "id-\u0634\u0646-\u202e7", "id--7" },
        { "\u001b\u0007", null },
        { "", null },
    };

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task It_is_no_longer_than_an_id_and_holds_nothing_that_a_screen_obeys(string sent, string? expected)
    {
        foreach (var header in new[] { "X-Request-ID", "X-Correlation-ID", "Request-Id" })
        {
            using var gateway = new TestGateway(_ => With(TestGateway.Json("{}", HttpStatusCode.NotFound), header, sent));

            var act = () => TestClient.For(gateway).Loans.CancelAsync(TestClient.LoanId, TestContext.Current.CancellationToken);

            (await act.Should().ThrowAsync<BaloanNotFoundException>()).Which.RequestId.Should().Be(expected, header);
        }
    }

    [Fact]
    public async Task A_refused_log_in_has_one_too()
    {
        using var harness = new TokenHarness();
        harness.Tokens.Interfere = _ => With(TestGateway.Json("{}", HttpStatusCode.Unauthorized), "X-Request-ID", Uuid + "\u001b");

        (await harness.GetAsync()).Failure!.ToException().Should().BeOfType<BaloanAuthenticationException>().Which.RequestId.Should().Be(Uuid);
    }

    private static HttpResponseMessage With(HttpResponseMessage answer, string header, string value)
    {
        answer.Headers.TryAddWithoutValidation(header, value);
        return answer;
    }
}
