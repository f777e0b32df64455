using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Control;

/// <summary>The control over HTTP, as <c>curl</c> uses it.</summary>
public sealed class ControlTests : SandboxTest
{
    [Fact]
    public async Task A_loan_is_moved_shown_and_its_one_time_password_read()
    {
        var loan = await Partner.OpenedAsync();

        (await PostAsync($"loans/{loan}/advance")).Json.GetProperty("state").GetString().Should().Be("cheque_verified");
        await Partner.RequestOtpAsync(loan);
        (await GetAsync($"loans/{loan}/otp")).Json.GetProperty("otp").GetString().Should().Be(Sandbox.OtpOf(loan));
        (await PostAsync($"loans/{loan}/state", """{"state":"blocked","reason":"why"}""")).Json.GetProperty("reason").GetString().Should().Be("why");
        (await GetAsync("loans?state=blocked")).Json.GetArrayLength().Should().Be(1);
        (await GetAsync("loans?state=cheque_verified")).Json.GetArrayLength().Should().Be(0);
        (await GetAsync("loans?state=lost")).Json.GetProperty("detail").GetString().Should().Contain("cheque_verified");
    }

    [Fact]
    public async Task A_sample_of_a_request_is_granted_and_each_is_somebody_elses()
    {
        var samples = new[] { await GetAsync("loans/sample"), await GetAsync("loans/sample") };

        samples.Select(sample => sample.Json.GetProperty("phone_number").GetString()).Should().OnlyHaveUniqueItems();
        samples.Select(sample => sample.Json.GetProperty("national_identifier").GetString()).Should().OnlyHaveUniqueItems();
        foreach (var sample in samples)
        {
            await Partner.OpenedAsync(sample.Body);
        }
    }

    [Fact]
    public async Task All_call_backs_that_were_given_up_are_sent_again_at_once_and_no_others()
    {
        await using var inbox = await PartnerInbox.StartAsync(404, 404);
        await using var sandbox = await BaloanSandbox.StartAsync(options => (options.CallbackUrl, options.CallbackAttempts) = (inbox.Url, 1), Cancellation);
        using var control = new Partner(sandbox);
        foreach (var status in new[] { SandboxCallbackStatus.GivenUp, SandboxCallbackStatus.GivenUp, SandboxCallbackStatus.Delivered })
        {
            var sent = sandbox.Callbacks.Send(Guid.NewGuid(), "created");
            await Eventually.IsTrueAsync(() => sandbox.Callbacks.All.Single(callback => callback.Id == sent.Id).Status == status, $"the call back is {status}");
        }

        var answer = await control.SendAsync(HttpMethod.Post, "sandbox/callbacks/resend-failed");

        answer.Status.Should().Be(HttpStatusCode.Accepted);
        answer.Json.GetProperty("count").GetInt32().Should().Be(2);
        await Eventually.IsTrueAsync(() => sandbox.Callbacks.All.All(callback => callback.Status == SandboxCallbackStatus.Delivered), "all are delivered");
        sandbox.Callbacks.All.Select(callback => callback.Attempts.Count).Should().Equal(2, 2, 1);
        sandbox.Callbacks.ResendFailed().Should().Be(0);
    }

    [Fact]
    public async Task A_request_tells_its_error_code()
    {
        await Partner.OpenAsync(Partner.LoanBody(amount: 1));
        await Partner.PoliciesAsync();

        (await GetAsync("requests?after=1")).Json.EnumerateArray().Select(request => request.GetProperty("error_code").GetString())
            .Should().Equal("loan_due_or_amount_not_match_store_policies", null);
    }

    [Fact]
    public async Task What_does_not_exist_is_a_404_and_what_cannot_be_done_a_409()
    {
        var loan = await Partner.OpenedAsync();
        await Sandbox.MoveAsync(loan, SandboxLoanState.LoanPaid);

        (await PostAsync($"loans/{Guid.NewGuid()}/advance")).Status.Should().Be(HttpStatusCode.NotFound);
        (await PostAsync($"loans/{loan}/advance")).Status.Should().Be(HttpStatusCode.Conflict);
        (await PostAsync($"callbacks/{Guid.NewGuid()}/resend")).Status.Should().Be(HttpStatusCode.NotFound);
        (await Partner.SendAsync(HttpMethod.Delete, "sandbox/faults/7")).Status.Should().Be(HttpStatusCode.NotFound);
        (await PutAsync("inquiries/services/weather", """{"is_failing":true}""")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"kind":"explode"}""", "kind must be one of status,")]
    [InlineData("""{"kind":"status","status_code":42}""", "status_code must be 200 to 599")]
    [InlineData("""{"kind":"status","operation":"fly"}""", "operation must be one of obtain_token,")]
    [InlineData("""{"kind":"delay","delay":"long"}""", "number of seconds")]
    [InlineData("{", "must be a JSON object")]
    public async Task A_fault_that_cannot_be_read_is_a_400_that_names_what_is_wrong(string body, string reason)
    {
        var answer = await PostAsync("faults", body);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Json.GetProperty("detail").GetString().Should().Contain(reason);
    }

    [Fact]
    public async Task A_fault_is_switched_on_and_off()
    {
        var added = await PostAsync("faults", """{"kind":"status","operation":"list_policies","status_code":503,"retry_after":2,"times":1}""");

        added.Status.Should().Be(HttpStatusCode.Created);
        (await Partner.PoliciesAsync()).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await GetAsync("faults")).Json[0].GetProperty("hits").GetInt32().Should().Be(1);
        (await Partner.SendAsync(HttpMethod.Delete, added.Response.Headers.Location!.OriginalString)).Status.Should().Be(HttpStatusCode.NoContent);
        Sandbox.Faults.All.Should().BeEmpty();
    }

    [Fact]
    public async Task The_clock_is_stopped_moved_and_set_right()
    {
        await PutAsync("clock", """{"now":"2030-01-01T00:00:00Z"}""");
        (await PostAsync("clock/stop")).Json.GetProperty("is_stopped").GetBoolean().Should().BeTrue();
        var before = Sandbox.Clock.GetUtcNow();

        await PostAsync("clock/jump", """{"seconds":-90}""");

        Sandbox.Clock.GetUtcNow().Should().Be(before.AddSeconds(-90));
        (await PostAsync("clock/resume")).Json.GetProperty("is_stopped").GetBoolean().Should().BeFalse();
        await PostAsync("clock/reset");
        Sandbox.Clock.GetUtcNow().Should().BeCloseTo(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("PUT", "clock", """{"now":"9999-12-31T23:59:59Z"}""")]
    [InlineData("PUT", "clock", """{"now":"0001-01-01T00:00:00Z"}""")]
    [InlineData("POST", "clock/jump", """{"seconds":922337203685}""")]
    [InlineData("POST", "clock/jump", """{"seconds":-922337203685}""")]
    [InlineData("POST", "clock/jump", """{"seconds":250000000000}""")]
    [InlineData("PUT", "callbacks/behavior", """{"delay":922337203685}""")]
    [InlineData("PUT", "callbacks/behavior", """{"repeats":2147483647}""")]
    [InlineData("POST", "faults", """{"kind":"status","status_code":429,"retry_after":922337203685,"retry_after_as_date":true}""")]
    public async Task A_time_or_a_number_beyond_sense_is_refused_and_the_sandbox_goes_on(string method, string path, string body)
    {
        var answer = await Partner.SendAsync(new(method), "sandbox/" + path, Partner.Json(body));

        answer.Status.Should().Be(HttpStatusCode.BadRequest, answer.Body);
        (await Partner.PoliciesAsync()).Status.Should().Be(HttpStatusCode.OK);
        Sandbox.Clock.GetUtcNow().Should().BeCloseTo(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Tokens_are_revoked_and_the_partnership_is_ended()
    {
        await PostAsync("tokens/revoke", """{"refresh_tokens_too":false}""");
        (await Partner.PoliciesAsync()).Status.Should().Be(HttpStatusCode.Unauthorized);
        await PutAsync("partnership", """{"is_active":false}""");
        (await Partner.LogInAsync()).Code.Should().Be("unauthorized_partnership");
    }

    [Fact]
    public async Task Inquiries_answer_what_they_are_told()
    {
        await PutAsync("inquiries/phone-owners", """{"phone_number":"09123456789","national_identifier":"0013542419"}""");
        (await Partner.OpenAsync()).Code.Should().Be("national_phone_verification_failed");
        await PutAsync("inquiries/services/shahkar", """{"is_failing":true}""");
        (await Partner.OpenAsync()).Code.Should().Be("service_inquiry_failed");
        await PutAsync("inquiries/services/shahkar", """{"is_failing":false}""");
        await PutAsync("inquiries/credits", """{"national_identifier":"0013542419","credit":1}""");
        (await Partner.OpenAsync(Partner.LoanBody(national: "0013542419"))).Code.Should().Be("loan_amount_exceed_user_credit");
    }

    [Fact]
    public async Task Call_backs_get_an_address_and_a_behavior()
    {
        await using var inbox = await PartnerInbox.StartAsync();
        await PutAsync("callbacks/target", $$"""{"url":"{{inbox.Url}}","secret":"s"}""");
        await PutAsync("callbacks/behavior", """{"repeats":1}""");
        await PostAsync("callbacks", $$"""{"loan_id":"{{Guid.NewGuid()}}","state":"new_state"}""");

        (await inbox.TakenAsync(2))[0].Secret.Should().Be("s");
        (await GetAsync("callbacks/behavior")).Json.GetProperty("repeats").GetInt32().Should().Be(1);
        (await GetAsync("callbacks")).Json[0].GetProperty("state").GetString().Should().Be("new_state");
    }

    [Fact]
    public async Task Requests_are_listed_with_what_was_sent_and_answered()
    {
        var loan = await Partner.OpenedAsync();
        await Partner.SignAsync(loan, "1");

        var requests = (await GetAsync("requests?after=1")).Json;

        requests.GetArrayLength().Should().Be(2);
        requests[0].GetProperty("operation").GetString().Should().Be("open_loan");
        requests[0].GetProperty("body").GetString().Should().Be(Partner.LoanBody());
        requests[1].GetProperty("status").GetInt32().Should().Be(400);
        requests[1].GetProperty("answer").GetString().Should().Contain("not_allowed_in_state");
        requests[1].GetProperty("method").GetString().Should().Be("PATCH");
    }

    [Fact]
    public async Task A_reset_forgets_everything_but_the_tokens()
    {
        var first = await Partner.OpenedAsync();
        Sandbox.Faults.Add(SandboxFault.Status(500).For(SandboxOperation.OpenLoan));
        Sandbox.PartnershipIsActive = false;

        (await PostAsync("reset")).Status.Should().Be(HttpStatusCode.NoContent);

        Sandbox.Loans.Should().BeEmpty();
        Sandbox.Requests.Should().BeEmpty();
        (await Partner.OpenedAsync()).Should().Be(first, "the same seed gives the same ids");
    }

    [Fact]
    public async Task It_says_what_it_is_and_lists_its_magic_values()
    {
        (await GetAsync("")).Json.GetProperty("username").GetString().Should().Be("partner");
        (await GetAsync("magic-values")).Json.GetProperty("otps").GetProperty("incorrect_otp_code").GetString().Should().Be("00000");
        (await Partner.SendAsync(HttpMethod.Get, "")).Response.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Host", "evil.example")]
    public async Task A_page_of_another_site_cannot_use_it(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "sandbox/loans");
        request.Headers.TryAddWithoutValidation(header, value);

        using var response = await Partner.Http.SendAsync(request, Cancellation);

        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(false, HttpStatusCode.Forbidden)]
    [InlineData(true, HttpStatusCode.OK)]
    public async Task Another_machine_gets_the_gateway_but_the_control_only_when_told_to(bool fromAnywhere, HttpStatusCode control)
    {
        var address = NetworkInterface.GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus == OperationalStatus.Up)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .FirstOrDefault(candidate => candidate.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(candidate));
        Assert.SkipWhen(address is null, "This machine has no address beside loopback.");
        await using var sandbox = await BaloanSandbox.StartAsync(
            options =>
            {
                options.ListenOnAnyAddress = true;
                options.ControlFromAnywhere = fromAnywhere;
            },
            Cancellation);

        using var partner = new Partner(new Uri($"http://{address}:{sandbox.BaseAddress.Port}/"));

        (await partner.LogInAsync()).Status.Should().Be(HttpStatusCode.OK);
        (await partner.SendAsync(HttpMethod.Get, "sandbox/loans")).Status.Should().Be(control);
    }

    [Fact]
    public async Task Changes_are_streamed_as_they_happen()
    {
        using var stream = await Partner.Http.GetStreamAsync("sandbox/events", Cancellation);
        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync(Cancellation)).Should().Be("event: ready");

        var loan = await Partner.OpenedAsync();
        Sandbox.Faults.Add(SandboxFault.Status(500));

        var events = new List<string>();
        while (events.Count < 3)
        {
            var line = await reader.ReadLineAsync(Cancellation);
            if (line!.StartsWith("event: ", StringComparison.Ordinal))
            {
                events.Add($"{line[7..]} {await reader.ReadLineAsync(Cancellation)}");
            }
        }

        events[0].Should().StartWith("loan ").And.Contain(loan.ToString());
        events[1].Should().StartWith("request ").And.Contain("open_loan");
        events[2].Should().StartWith("fault ").And.Contain("\"kind\":\"status\"");
    }

    private Task<Answer> GetAsync(string path) => Partner.SendAsync(HttpMethod.Get, "sandbox/" + path);

    private Task<Answer> PostAsync(string path, string? body = null) =>
        Partner.SendAsync(HttpMethod.Post, "sandbox/" + path, body is null ? null : Partner.Json(body));

    private Task<Answer> PutAsync(string path, string body) => Partner.SendAsync(HttpMethod.Put, "sandbox/" + path, Partner.Json(body));
}
