using System.Net;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Faults;

public sealed class FaultTests : SandboxTest
{
    [Fact]
    public async Task A_status_comes_with_its_body_and_its_retry_after_and_no_work_is_done()
    {
        Sandbox.Faults.Add((SandboxFault.Status(503, "{\"detail\":\"later\"}") with { RetryAfter = TimeSpan.FromSeconds(17) }).For(SandboxOperation.OpenLoan).Once());

        var answer = await Partner.OpenAsync();

        answer.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.Body.Should().Be("{\"detail\":\"later\"}");
        answer.Response.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(17));
        Sandbox.Loans.Should().BeEmpty();
        (await Partner.OpenAsync()).Status.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Retry_after_can_be_a_date()
    {
        Sandbox.Clock.Set(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Sandbox.Clock.Stop();
        await Partner.LogInAsync();
        Sandbox.Faults.Add(SandboxFault.TooManyRequests(TimeSpan.FromSeconds(17)) with { RetryAfterAsDate = true });

        var answer = await Partner.PoliciesAsync();

        answer.Response.Headers.RetryAfter!.Date.Should().Be(new DateTimeOffset(2026, 1, 1, 0, 0, 17, TimeSpan.Zero));
        answer.Body.Should().Be("""{"detail":"Request was throttled. Expected available in 17 seconds."}""");
    }

    [Fact]
    public async Task Too_many_requests_can_lack_its_header()
    {
        Sandbox.Faults.Add(SandboxFault.TooManyRequests(null));

        var answer = await Partner.PoliciesAsync();

        answer.Status.Should().Be(HttpStatusCode.TooManyRequests);
        answer.Response.Headers.RetryAfter.Should().BeNull();
    }

    [Fact]
    public async Task A_page_of_HTML_stands_in_the_place_of_an_answer()
    {
        Sandbox.Faults.Add(SandboxFault.HtmlPage(502));

        var answer = await Partner.PoliciesAsync();

        answer.Status.Should().Be(HttpStatusCode.BadGateway);
        answer.Response.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
    }

    [Fact]
    public async Task A_status_after_work_leaves_the_loan_behind()
    {
        Sandbox.Faults.Add(SandboxFault.StatusAfterWork(504));

        (await Partner.OpenAsync()).Status.Should().Be(HttpStatusCode.GatewayTimeout);
        Sandbox.Loans.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_success_after_work_can_be_empty()
    {
        var loan = await VerifiedLoanAsync();
        Sandbox.Faults.Add(SandboxFault.StatusAfterWork(204));

        var answer = await Partner.RequestOtpAsync(loan);

        answer.Status.Should().Be(HttpStatusCode.NoContent);
        answer.Body.Should().BeEmpty();
        Sandbox.OtpOf(loan).Should().NotBeNull();
    }

    [Fact]
    public async Task A_connection_dropped_before_the_work_leaves_nothing_behind()
    {
        Sandbox.Faults.Add(SandboxFault.DropBeforeWork().Once());

        await Partner.Awaiting(partner => partner.OpenAsync()).Should().ThrowAsync<HttpRequestException>();
        Sandbox.Loans.Should().BeEmpty();
        Sandbox.Requests[^1].Status.Should().BeNull();
    }

    [Fact]
    public async Task A_connection_dropped_after_the_work_leaves_the_loan_behind()
    {
        Sandbox.Faults.Add(SandboxFault.DropAfterWork().Once());

        await Partner.Awaiting(partner => partner.OpenAsync()).Should().ThrowAsync<HttpRequestException>();
        Sandbox.Loans.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_truncated_answer_breaks_off_in_the_middle()
    {
        Sandbox.Faults.Add(SandboxFault.Truncate().Once());

        await Partner.Awaiting(partner => partner.OpenAsync()).Should().ThrowAsync<HttpRequestException>();
        Sandbox.Loans.Should().HaveCount(1);
    }

    [Fact]
    public async Task An_expired_token_is_refused_for_one_request_and_log_in_goes_on()
    {
        Sandbox.Faults.Add(SandboxFault.ExpiredToken().Once().For(SandboxOperation.ListPolicies));

        (await Partner.PoliciesAsync()).Code.Should().Be("token_not_valid");
        (await Partner.PoliciesAsync()).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Revoked_tokens_stay_revoked()
    {
        Sandbox.Faults.Add(SandboxFault.RevokedTokens().Once());

        (await Partner.PoliciesAsync()).Code.Should().Be("token_not_valid");
        (await Partner.PoliciesAsync()).Code.Should().Be("token_not_valid");
        (await Partner.RefreshAsync(Partner.RefreshToken!)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_rate_limit_lets_so_many_through_in_a_minute()
    {
        Sandbox.Clock.Stop();
        Sandbox.Faults.Add(SandboxFault.RateLimit(2));

        await Partner.PoliciesAsync();
        await Partner.PoliciesAsync();
        var third = await Partner.PoliciesAsync();
        Sandbox.Clock.Jump(TimeSpan.FromMinutes(1));

        third.Status.Should().Be(HttpStatusCode.TooManyRequests);
        third.Response.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromMinutes(1));
        (await Partner.PoliciesAsync()).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_delay_holds_the_answer_and_the_caller_can_leave()
    {
        Sandbox.Faults.Add(SandboxFault.Slow(TimeSpan.FromMinutes(5)));
        using var leaving = new Partner(Sandbox);
        leaving.AccessToken = Partner.AccessToken;
        leaving.Http.Timeout = TimeSpan.FromMilliseconds(100);

        await leaving.Awaiting(partner => partner.OpenAsync()).Should().ThrowAsync<TaskCanceledException>();
        Sandbox.Loans.Should().BeEmpty();
    }

    [Theory]
    [InlineData(SandboxErrorShape.CodeAndDetail, """{"code":"CODE","detail":"MESSAGE"}""")]
    [InlineData(SandboxErrorShape.ErrorCodeAndMessage, """{"error_code":"CODE","message":"MESSAGE"}""")]
    [InlineData(SandboxErrorShape.ErrorString, """{"error":"CODE","message":"MESSAGE"}""")]
    [InlineData(SandboxErrorShape.ErrorObject, """{"error":{"code":"CODE","message":"MESSAGE"}}""")]
    [InlineData(SandboxErrorShape.DetailCode, """{"detail":"CODE"}""")]
    [InlineData(SandboxErrorShape.DetailObject, """{"detail":{"code":"CODE","message":"MESSAGE"}}""")]
    [InlineData(SandboxErrorShape.Messages, """{"code":"CODE","messages":["MESSAGE"]}""")]
    [InlineData(SandboxErrorShape.Errors, """{"errors":[{"code":"CODE","message":"MESSAGE"}]}""")]
    [InlineData(SandboxErrorShape.NonFieldErrors, """{"non_field_errors":["CODE"]}""")]
    [InlineData(SandboxErrorShape.NonFieldErrorObjects, """{"non_field_errors":[{"code":"CODE","message":"MESSAGE"}]}""")]
    [InlineData(SandboxErrorShape.Field, """{"otp":["CODE"]}""")]
    [InlineData(SandboxErrorShape.List, """["CODE"]""")]
    [InlineData(SandboxErrorShape.Nested, """{"response":{"data":{"error":{"code":"CODE","message":"MESSAGE"}}}}""")]
    [InlineData(SandboxErrorShape.PlainText, "CODE")]
    public async Task An_error_comes_in_any_shape(SandboxErrorShape shape, string body)
    {
        Sandbox.Faults.Add(SandboxFault.ErrorShape(shape));
        var loan = await VerifiedLoanAsync();
        await Partner.RequestOtpAsync(loan);

        var answer = await Partner.SignAsync(loan, "1");

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Body.Should().Be(body.Replace("CODE", "incorrect_otp_code").Replace("MESSAGE", "The code is wrong."));
    }

    [Fact]
    public async Task A_code_is_answered_without_the_work()
    {
        Sandbox.Faults.Add(SandboxFault.Code("service_inquiry_failed").For(SandboxOperation.OpenLoan));

        (await Partner.OpenAsync()).Code.Should().Be("service_inquiry_failed");
        Sandbox.Loans.Should().BeEmpty();
    }

    [Fact]
    public async Task A_rule_can_let_requests_go_by_first_and_hit_so_many()
    {
        Sandbox.Faults.Add(SandboxFault.Status(500).After(1).First(2));

        var statuses = new List<int>();
        for (var request = 0; request < 4; request++)
        {
            statuses.Add((int)(await Partner.PoliciesAsync()).Status);
        }

        statuses.Should().Equal(200, 500, 500, 200);
    }

    [Fact]
    public async Task Chance_is_the_same_with_the_same_seed()
    {
        var first = await ChanceAsync(seed: 5);
        var second = await ChanceAsync(seed: 5);

        first.Should().Equal(second).And.Contain(500).And.Contain(200);
    }

    [Fact]
    public void A_fault_that_makes_no_sense_is_refused_by_name()
    {
        Sandbox.Invoking(sandbox => sandbox.Faults.Add(SandboxFault.Status(42)))
            .Should().Throw<ArgumentException>().WithMessage("*StatusCode must be 200 to 599*");
    }

    [Fact]
    public async Task Faults_are_switched_off_one_by_one_or_all_together()
    {
        var first = Sandbox.Faults.Add(SandboxFault.Status(500));
        Sandbox.Faults.Add(SandboxFault.Status(502));

        Sandbox.Faults.Remove(first.Id).Should().BeTrue();
        (await Partner.PoliciesAsync()).Status.Should().Be(HttpStatusCode.BadGateway);
        Sandbox.Faults.All.Should().ContainSingle().Which.Hits.Should().Be(1);
        Sandbox.Faults.Clear();
        (await Partner.PoliciesAsync()).Status.Should().Be(HttpStatusCode.OK);
    }

    private static async Task<List<int>> ChanceAsync(int seed)
    {
        await using var sandbox = await BaloanSandbox.StartAsync(options => options.Seed = seed, Cancellation);
        using var partner = await Partner.LogInAsync(sandbox);
        sandbox.Faults.Add(SandboxFault.Status(500).WithProbability(0.5));
        var statuses = new List<int>();
        for (var request = 0; request < 20; request++)
        {
            statuses.Add((int)(await partner.PoliciesAsync()).Status);
        }

        return statuses;
    }
}
