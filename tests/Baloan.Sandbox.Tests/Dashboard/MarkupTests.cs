using System.Globalization;
using System.Net;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Dashboard;

/// <summary>What somebody sends stands in the dashboard as text, wherever it stands.</summary>
public sealed class MarkupTests : IAsyncLifetime
{
    private const string Hostile = "<i id=x onload='y'>\"&lt;'</textarea></script><svg/onload=z>";

    private static readonly string[] Sections = ["loans", "requests", "callbacks", "faults"];
    private static readonly string[] PartsOfLoan = ["loan", "contract", "history", "details"];

    private BaloanSandbox _sandbox = null!;
    private PartnerInbox _inbox = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _inbox = await PartnerInbox.StartAsync();
        _sandbox = await BaloanSandbox.StartAsync(
            options =>
            {
                options.Username = Hostile;
                options.Password = Hostile;
                options.CallbackUrl = new(_inbox.Url, "?" + Uri.EscapeDataString(Hostile));
                options.CallbackSecret = "secret";
                options.Policies = [SandboxPolicy.Documented[0] with { Stores = [new(1, Hostile, Hostile)] }];
            },
            Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        await _inbox.DisposeAsync();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fa")]
    public async Task Nothing_that_was_sent_is_markup(string language)
    {
        using var partner = await Partner.LogInAsync(_sandbox);
        var loan = await partner.OpenedAsync();
        await _sandbox.MoveAsync(loan, SandboxLoanState.Blocked, Hostile);
        _sandbox.Callbacks.Send(loan, Hostile, Hostile);
        _sandbox.Faults.Add(SandboxFault.Status(502, Hostile, "text/html").For(SandboxOperation.ListPolicies));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Partner.Root}loan-policies?{Hostile}&x={Uri.EscapeDataString(Hostile)}") { Content = new StringContent(Hostile + loan) };
        request.Headers.TryAddWithoutValidation("X-Hostile", Hostile);
        using (await partner.Http.SendAsync(request, Cancellation))
        {
            await partner.PoliciesAsync();
            await partner.SendAsync(HttpMethod.Get, "/api/" + Hostile);
        }

        var pages = new List<string> { "/", $"/?loans={Uri.EscapeDataString(Hostile)}&requests={Uri.EscapeDataString(Hostile)}&callbacks={Uri.EscapeDataString(Hostile)}", $"/dashboard/loans/{loan}", $"/dashboard/loans/{Uri.EscapeDataString("<i id=x>")}" };
        pages.AddRange(Sections.Select(section => $"/dashboard/sections/{section}"));
        pages.AddRange(PartsOfLoan.Select(part => $"/dashboard/loans/{loan}/{part}"));
        pages.AddRange(_sandbox.Requests.Select(kept => string.Create(CultureInfo.InvariantCulture, $"/dashboard/requests/{kept.Number}")).SelectMany(page => (string[])[page, page + "/exchange"]));
        pages.AddRange(_sandbox.Callbacks.All.SelectMany(kept => (string[])[$"/dashboard/callbacks/{kept.Id}", $"/dashboard/callbacks/{kept.Id}/attempts"]));

        foreach (var page in pages)
        {
            using var response = await partner.Http.GetAsync(page + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=" + language, Cancellation);
            var markup = await response.Content.ReadAsStringAsync(Cancellation);
            markup.Should().NotContain("<i id=x", page).And.NotContain("<svg/onload", page).And.NotContain("onload='y'", page);
            response.Headers.GetValues("Content-Security-Policy").Should().ContainSingle(policy => policy.StartsWith("default-src 'none'", StringComparison.Ordinal), page);
        }
    }

    [Fact]
    public async Task A_form_that_is_refused_says_so_in_text()
    {
        using var partner = new Partner(_sandbox);
        using var form = new FormUrlEncodedContent([new("fault", Hostile), new("status_code", Hostile), new("body", Hostile), new("content_type", Hostile), new("times", Hostile)]);
        using var response = await partner.Http.PostAsync("/dashboard/faults", form, Cancellation);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Cancellation)).Should().NotContain("<i id=x").And.NotContain("onload='y'").And.NotContain("<svg/onload");
    }
}
