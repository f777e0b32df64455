using System.Net;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Authentication;

/// <summary>What the gateway answers to a log-in becomes an exception about the log-in, and never one about the call that needed it.</summary>
public sealed class LogInAnswersTests : IDisposable
{
    private static readonly (string Body, bool IsOfLogin)[] Bodies =
    [
        ("", false),
        ("<html/>", false),
        ("""{"detail":"Not found."}""", false),
        ("""{"username":["This field is required."]}""", false),
        ("""{"code":"unauthorized_partnership"}""", true),
        ("""{"code":"not_allowed_in_state"}""", false),
        ("""{"code":"throttled_otp_code"}""", false),
        ("""{"code":"service_inquiry_failed"}""", false),
        ("""{"code":"invalid_date_format"}""", false),
    ];

    private readonly TokenHarness _harness = new();

    public static TheoryData<int, string, Type> FinalAnswers
    {
        get
        {
            var data = new TheoryData<int, string, Type>();
            foreach (var status in new[] { 301, 302, 304, 307, 308, 400, 401, 403, 404, 405, 406, 409, 410, 415, 422, 451 })
            {
                foreach (var (body, isOfLogin) in Bodies)
                {
                    data.Add(status, body, status switch
                    {
                        400 or 401 or 403 or 422 => typeof(BaloanAuthenticationException),
                        >= 400 when isOfLogin => typeof(BaloanAuthenticationException),
                        404 => typeof(BaloanNotFoundException),
                        _ => typeof(BaloanApiException),
                    });
                }
            }

            return data;
        }
    }

    public static TheoryData<int, string, Type> PassingAnswers
    {
        get
        {
            var data = new TheoryData<int, string, Type>();
            foreach (var status in new[] { 408, 425, 429, 500, 502, 503, 504, 599 })
            {
                foreach (var (body, _) in Bodies)
                {
                    data.Add(status, body, status == 429 ? typeof(BaloanRateLimitedException) : typeof(BaloanUnavailableException));
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(FinalAnswers))]
    public async Task A_final_answer_is_remembered(int status, string body, Type exception)
    {
        _harness.Tokens.Interfere = _ => TestGateway.Json(body, (HttpStatusCode)status);

        (await _harness.FailureAsync()).Should().BeOfType(exception).And.BeAssignableTo<BaloanApiException>().Which.StatusCode.Should().Be((HttpStatusCode)status);
        (await _harness.FailureAsync()).Should().BeOfType(exception).And.BeAssignableTo<BaloanException>().Which.Operation.Should().Be("POST token/");

        _harness.Tokens.Requests.Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(PassingAnswers))]
    public async Task An_answer_that_may_pass_is_asked_for_again_by_the_next_caller(int status, string body, Type exception)
    {
        _harness.Options.MaxRetries = 0;
        _harness.Tokens.Interfere = _ => TestGateway.Json(body, (HttpStatusCode)status);

        (await _harness.FailureAsync()).Should().BeOfType(exception);
        (await _harness.FailureAsync()).Should().BeOfType(exception).And.BeAssignableTo<BaloanException>().Which.Operation.Should().Be("POST token/");

        _harness.Tokens.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_wait_for_a_contract_ends_where_the_gateway_has_no_log_in()
    {
        var noLogin = new JwtTokens(TimeProvider.System) { Interfere = _ => TestGateway.Text("<html/>", "text/html", HttpStatusCode.NotFound) };
        var client = TestClient.For(new TestGateway(_ => TestGateway.Json("[]")) { Tokens = noLogin });

        var wait = () => client.Contracts.WaitForAsync(TestClient.LoanId, TestContext.Current.CancellationToken);

        (await wait.Should().ThrowAsync<BaloanNotFoundException>()).Which.Message.Should().Contain("check the id and the base address");
    }

    public void Dispose() => _harness.Dispose();
}
