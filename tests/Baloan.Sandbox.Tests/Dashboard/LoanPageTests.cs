using System.Net;
using System.Text.RegularExpressions;
using Baloan.Sandbox.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sandbox.Tests.Dashboard;

/// <summary>The page of one loan.</summary>
public sealed partial class LoanPageTests : SandboxTest
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 20, 10, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("en", "Loan 1", "Block", "One-time password 1 issued")]
    [InlineData("fa", "وام ۱", "مسدود کردن", "رمز یک‌بارمصرف ۱ صادر شد")]
    public async Task It_has_the_loans_data_its_buttons_and_its_contract(string language, string title, string block, string otp)
    {
        var loan = await VerifiedLoanAsync();
        await Partner.RequestOtpAsync(loan);

        var page = await PageAsync($"/dashboard/loans/{loan}?lang={language}");

        page.Should().Contain($"<html lang=\"{language}\"").And.Contain($"<h2 id=\"loan-title\">{title}</h2>").And.Contain(otp).And.Contain(loan.ToString())
            .And.Contain($"action=\"/dashboard/loans/{loan}/advance\"").And.Contain($"action=\"/dashboard/loans/{loan}/state\"").And.Contain($">{block}</button>")
            .And.Contain($"href=\"/media/contracts/{Sandbox.Loan(loan).ContractId}.pdf?lang={language}\"").And.Contain($"<output dir=\"ltr\">{Sandbox.OtpOf(loan)}</output>");
        page.Should().Contain(">••••••789</button>").And.NotContain(">09123456789", "personal data stays masked until it is asked for");
    }

    [Theory]
    [InlineData("en", "Contract", "Open the PDF", "Show it here, with the applicant's data")]
    [InlineData("fa", "قرارداد", "دیدن PDF", "نمایش در همین صفحه، با اطلاعات متقاضی")]
    public async Task It_shows_the_contract_in_its_language_once_it_is_asked_to(string language, string contract, string link, string ask)
    {
        var loan = await VerifiedLoanAsync();
        using var answer = await Partner.Http.GetAsync($"/dashboard/loans/{loan}?lang={language}", Cancellation);

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));

        var address = $"/media/contracts/{Sandbox.Loan(loan).ContractId}.pdf?lang={language}";
        var drawn = $"<object class=\"pdf\" data=\"{address}\" type=\"application/pdf\" aria-label=\"{contract}\"><a href=\"{address}\">{link}</a></object>";
        page.Should().Contain($"<details id=\"contract-file\">\n  <summary>{ask}</summary>\n  {drawn}\n</details>").And.Contain($"data-source=\"/dashboard/loans/{loan}/contract\" data-on=\"loan reset\"");
        answer.Headers.GetValues("Content-Security-Policy").Should().ContainSingle().Which.Should().ContainAll("object-src 'self'", "frame-src 'self'");
        (await PageAsync($"/dashboard/loans/{loan}/contract?lang={language}")).Should().Contain(drawn);
        (await Partner.Http.GetByteArrayAsync(address, Cancellation)).Take(5).Should().Equal("%PDF-"u8.ToArray());
    }

    [Theory]
    [InlineData("en", "exists once the cheque is verified")]
    [InlineData("fa", "پس از تأیید چک ساخته می‌شود")]
    public async Task It_says_when_the_contract_will_be_there(string language, string words)
    {
        var loan = await Partner.OpenedAsync();

        (await PageAsync($"/dashboard/loans/{loan}/contract?lang={language}")).Should().Contain($"<p id=\"contract-none\">{words}</p>").And.NotContain("<object");
    }

    [Fact]
    public async Task Its_history_is_in_the_order_of_time()
    {
        await using var inbox = await PartnerInbox.StartAsync(500);
        Sandbox.Callbacks.SendTo(inbox.Url);
        var loan = await Partner.OpenedAsync();
        _time.Advance(TimeSpan.FromSeconds(1));
        await Partner.OpenedAsync(Partner.LoanBody("09121112233", "0012345679"));
        _time.Advance(TimeSpan.FromSeconds(1));
        await Sandbox.AdvanceAsync(loan);
        _time.Advance(TimeSpan.FromSeconds(1));
        await Partner.RequestOtpAsync(loan);
        _time.Advance(TimeSpan.FromSeconds(1));
        await Partner.SignAsync(loan, "00000");
        var callbacks = Sandbox.Callbacks.All.Where(callback => callback.LoanId == loan).Select(callback => $"callback-{callback.Id}").ToList();

        var history = await PageAsync($"/dashboard/loans/{loan}/history");

        Entries().Matches(history).Select(entry => entry.Groups["id"].Value)
            .Should().Equal("request-2", "change-0", callbacks[0], "change-1", callbacks[1], "request-4", "otp-1", "request-5");
    }

    [Fact]
    public async Task A_call_back_on_it_has_its_attempts_and_can_be_sent_again()
    {
        await using var inbox = await PartnerInbox.StartAsync();
        Sandbox.Callbacks.SendTo(inbox.Url);
        var loan = await Partner.OpenedAsync();
        await Eventually.IsTrueAsync(() => Sandbox.Callbacks.All[0].Status == SandboxCallbackStatus.Delivered, "the call back is delivered");

        var callback = $"/dashboard/callbacks/{Sandbox.Callbacks.All[0].Id}";
        (await PageAsync($"/dashboard/loans/{loan}")).Should().Contain($"action=\"{callback}/resend\"").And.Contain($"data-part=\"{callback}/attempts\"");
        (await PageAsync($"{callback}/attempts")).Should().Contain($"POST {inbox.Url}");
    }

    [Fact]
    public async Task Every_id_of_a_loan_leads_to_it_and_no_other_id_does()
    {
        await using var inbox = await PartnerInbox.StartAsync();
        Sandbox.Callbacks.SendTo(inbox.Url);
        var loan = await VerifiedLoanAsync();
        var unknown = Guid.NewGuid();
        await Partner.ContractAsync(loan);
        await Partner.ContractAsync(unknown);
        await Eventually.IsTrueAsync(() => Sandbox.Callbacks.All.All(callback => callback.Attempts.Count == 1), "the call backs are delivered");
        var link = $"<a href=\"/dashboard/loans/{loan}\">";

        (await PageAsync("/dashboard/sections/loans?lang=en")).Should().Contain($"{link}Loan 1</a>");
        (await PageAsync($"/dashboard/loans/{loan}/details")).Should().Contain($"{link}<code dir=\"ltr\">{loan}</code></a>");
        (await PageAsync("/dashboard/sections/callbacks?lang=en")).Should().Contain($"{link}Loan 1</a>");
        (await PageAsync($"/dashboard/callbacks/{Sandbox.Callbacks.All[0].Id}/attempts")).Should().Contain($"\"uuid\":\"{link}{loan}</a>\"");
        (await PageAsync("/dashboard/requests/3/exchange")).Should().Contain($"GET /api/v1/partnership/loan/{link}{loan}</a>/contract/");
        (await PageAsync("/dashboard/requests/4/exchange")).Should().Contain($"{unknown}").And.NotContain($"/dashboard/loans/{unknown}");
    }

    [Theory]
    [InlineData("en", "There is no such loan")]
    [InlineData("fa", "چنین وامی نیست")]
    public async Task An_id_that_is_none_or_unknown_is_a_page_that_says_so(string language, string words)
    {
        foreach (var id in new[] { "nothing", Guid.NewGuid().ToString(), "%3Cscript%3E" })
        {
            using var answer = await Partner.Http.GetAsync($"/dashboard/loans/{id}?lang={language}", Cancellation);
            var page = await answer.Content.ReadAsStringAsync(Cancellation);

            answer.StatusCode.Should().Be(HttpStatusCode.NotFound, id);
            answer.Headers.GetValues("Content-Security-Policy").Should().ContainSingle();
            page.Should().Contain($"<html lang=\"{language}\"").And.Contain($">{words}</h2>").And.NotContain("<script>");
        }
    }

    [Theory]
    [InlineData("dashboard/loans/{0}?lang=fa", "/dashboard/loans/{0}?lang=fa")]
    [InlineData("?lang=fa", "/?lang=fa")]
    [InlineData("sandbox/loans", "/")]
    public async Task A_form_without_script_is_led_back_to_the_page_it_stood_on(string from, string to)
    {
        var loan = await Partner.OpenedAsync();

        (await LedToAsync(loan, Sandbox.BaseAddress + string.Format(null, from, loan))).Should().Be(string.Format(null, to, loan));
        Sandbox.Loan(loan).State.Should().Be(SandboxLoanState.ChequeVerified);
    }

    [Theory]
    [InlineData("http://elsewhere.sample/dashboard/loans/1")]
    [InlineData("nowhere")]
    public async Task No_form_leads_to_another_site(string from) =>
        (await LedToAsync(await Partner.OpenedAsync(), from)).Should().Be("/");

    protected override void Configure(BaloanSandboxOptions options) => options.TimeProvider = _time;

    private async Task<string> LedToAsync(Guid loan, string from)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/dashboard/loans/{loan}/advance");
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.TryAddWithoutValidation("Referer", from);
        using var answer = await Partner.Http.SendAsync(request, Cancellation);
        answer.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        return answer.Headers.Location!.OriginalString;
    }

    private async Task<string> PageAsync(string path) => WebUtility.HtmlDecode(await Partner.Http.GetStringAsync(path, Cancellation));

    [GeneratedRegex("<(?:details|article|div) [^>]*id=\"(?<id>(?:request|change|otp|callback)-[^\"]+)\"")]
    private static partial Regex Entries();
}
