using System.Net;
using System.Security.Cryptography;
using System.Text;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Dashboard;

/// <summary>The page at <c>/</c> and its buttons, as the server writes and takes them.</summary>
public sealed class DashboardTests : SandboxTest
{
    [Theory]
    [InlineData("/", "fa-IR,fa;q=0.9,en;q=0.8", null, "fa")]
    [InlineData("/", "en-GB", null, "en")]
    [InlineData("/", "de", null, "en")]
    [InlineData("/", "en", "baloan_sandbox_lang=fa", "fa")]
    [InlineData("/?lang=en", "fa", "baloan_sandbox_lang=fa", "en")]
    [InlineData("/?lang=xx", "fa", null, "fa")]
    public async Task It_speaks_the_language_that_was_chosen_or_else_asked_for(string path, string accepted, string? cookie, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.ParseAdd(accepted);
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using var answer = await Partner.Http.SendAsync(request, Cancellation);

        (await answer.Content.ReadAsStringAsync(Cancellation)).Should().Contain($"<html lang=\"{language}\" dir=\"{(language == "fa" ? "rtl" : "ltr")}\"");
        answer.Headers.Contains("Set-Cookie").Should().Be(path == "/?lang=en");
    }

    [Fact]
    public async Task Nothing_it_shows_is_taken_as_markup()
    {
        const string Attack = "\"><script>alert(1)</script>";
        var loan = await Partner.OpenedAsync();
        await Sandbox.MoveAsync(loan, SandboxLoanState.Blocked, Attack);
        await Partner.OpenAsync(Attack);
        Sandbox.Callbacks.Send(loan, Attack, Attack);
        Sandbox.Faults.Add(SandboxFault.Code(Attack));

        var page = await PageAsync("/");

        page.Should().Contain("&lt;script&gt;alert(1)").And.NotContain("<script>alert");
    }

    [Fact]
    public async Task It_runs_no_script_but_its_own_and_asks_no_other_host()
    {
        using var answer = await Partner.Http.GetAsync("/", Cancellation);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);

        answer.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'none'").And.Contain("script-src 'self'").And.NotContain("unsafe");
        foreach (var asset in new[] { "dashboard.js", "lists.js", "times.js", "icon.svg" })
        {
            page.Should().Contain($"\"/dashboard/{asset}\"");
            (await Partner.Http.GetAsync($"/dashboard/{asset}", Cancellation)).StatusCode.Should().Be(HttpStatusCode.OK, asset);
        }

        answer.Headers.GetValues("Content-Security-Policy").Single().Should().Contain($"style-src 'sha256-{HashOf(page.Split("<style>")[1].Split("</style>")[0])}'");
        page.Replace(Sandbox.BaseAddress.ToString(), "/", StringComparison.Ordinal).Should().NotContainAny("src=\"http", "style=\"", "onclick");
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_press_its_buttons()
    {
        var loan = await Partner.OpenedAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/dashboard/loans/{loan}/advance");
        request.Headers.Add("Origin", "http://elsewhere.sample");

        using var answer = await Partner.Http.SendAsync(request, Cancellation);

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        Sandbox.Loan(loan).State.Should().Be(SandboxLoanState.Created);
    }

    [Theory]
    [InlineData("callbacks/target", "url", "nowhere", "url must be an absolute http or https address.")]
    [InlineData("callbacks/target", "url", "ftp://partner.sample/", "A call back's address must be an absolute http or https one.")]
    [InlineData("clock/jump", "seconds", "soon", "seconds must be a whole number.")]
    public async Task A_field_that_cannot_be_is_named(string path, string field, string value, string reason)
    {
        var answer = await PressAsync(path, (field, value));

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Json.GetProperty("detail").GetString().Should().Be(reason);
    }

    [Fact]
    public async Task A_loan_that_cannot_move_says_where_it_is()
    {
        var loan = await Partner.OpenedAsync();
        await Sandbox.MoveAsync(loan, SandboxLoanState.Canceled);

        var answer = await PressAsync($"loans/{loan}/advance");

        answer.Status.Should().Be(HttpStatusCode.Conflict);
        answer.Json.GetProperty("detail").GetString().Should().Contain("canceled");
    }

    [Fact]
    public async Task Its_controls_steer_the_clock_the_partnership_and_the_tokens()
    {
        await PressAsync("clock/stop");
        var stopped = Sandbox.Clock.GetUtcNow();
        await PressAsync("clock/jump", ("seconds", "-60"));
        Sandbox.Clock.GetUtcNow().Should().Be(stopped.AddMinutes(-1));
        await PressAsync("clock/reset");
        Sandbox.Clock.IsStopped.Should().BeFalse();

        await PressAsync("partnership/end");
        (await Partner.PoliciesAsync()).Code.Should().Be("unauthorized_partnership");
        await PressAsync("partnership/renew");
        await PressAsync("tokens/revoke");
        (await Partner.PoliciesAsync()).Code.Should().Be("token_not_valid");

        await PressAsync("reset");
        Sandbox.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_form_without_script_is_led_back_to_the_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/dashboard/requests/clear");
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml");

        using var answer = await Partner.Http.SendAsync(request, Cancellation);

        answer.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        answer.Headers.Location!.OriginalString.Should().Be("/");
    }

    [Fact]
    public async Task A_list_shows_its_newest_and_says_how_many_there_are()
    {
        for (var count = 0; count < 35; count++)
        {
            await Partner.PoliciesAsync();
        }

        var list = await PageAsync("/dashboard/sections/requests?lang=en");

        list.Should().Contain("id=\"request-36\"").And.Contain("id=\"request-12\"").And.NotContain("id=\"request-11\"").And.Contain("1 to 25 of 36");
    }

    private static string HashOf(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private async Task<string> PageAsync(string path) => await Partner.Http.GetStringAsync(path, Cancellation);

    private async Task<Answer> PressAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.ToDictionary(field => field.Name, field => field.Value));
        return await Partner.SendAsync(HttpMethod.Post, $"/dashboard/{path}", form);
    }
}
