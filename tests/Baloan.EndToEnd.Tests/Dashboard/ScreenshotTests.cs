using Baloan.EndToEnd.Tests.Support;
using Baloan.Sandbox;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Baloan.EndToEnd.Tests.Dashboard;

/// <summary>Pictures of a dashboard with a day's work on it, in <c>artifacts/screenshots</c>: nothing sticks out at any width.</summary>
[Trait("Runs", "once")]
public sealed class ScreenshotTests(Browser browser)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 21, 9, 30, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", 1360, false)]
    [InlineData("en", 1360, true)]
    [InlineData("en", 390, false)]
    [InlineData("fa", 1360, false)]
    [InlineData("fa", 1360, true)]
    [InlineData("fa", 390, true)]
    public async Task Everything_fits_the_width_of_the_window(string language, int width, bool isDark)
    {
        await using var inbox = await PartnerInbox.StartAsync();
        await using var sandbox = await BaloanSandbox.StartAsync(options => (options.CallbackUrl, options.Seed) = (inbox.Url, 7), Cancellation);
        await WorkAsync(sandbox);
        await using var visit = await DashboardVisit.OpenAsync(browser, sandbox, language, options =>
        {
            options.TimezoneId = "Asia/Tehran";
            options.ViewportSize = new() { Width = width, Height = width > 1000 ? 1000 : 844 };
            options.ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light;
        });
        await Expect(visit.Page.Locator("#live")).ToHaveClassAsync("live on");
        await Expect(visit.Section("callbacks").Locator(".badge.delivered")).ToHaveCountAsync(9);

        var name = $"dashboard-{language}-{width}{(isDark ? "-dark" : "")}";
        await visit.ScreenshotAsync(name);
        await visit.ScreenshotAsync(name + "-whole", isFullPage: true);
        await visit.Page.Locator(".loan summary").First.ClickAsync();
        await visit.Page.Locator(".request > summary").First.ClickAsync();
        await visit.Page.EvaluateAsync("scrollTo(0, 0)");
        await visit.ScreenshotAsync(name + "-open", isFullPage: true);

        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width);
        visit.ShouldHaveBeenClean();
    }

    [Theory]
    [InlineData("en", 1360)]
    [InlineData("en", 390)]
    [InlineData("fa", 1360)]
    [InlineData("fa", 390)]
    public async Task The_page_of_a_loan_fits_the_width_of_the_window(string language, int width)
    {
        await using var inbox = await PartnerInbox.StartAsync();
        await using var sandbox = await BaloanSandbox.StartAsync(options => (options.CallbackUrl, options.Seed) = (inbox.Url, 7), Cancellation);
        await WorkAsync(sandbox);
        var loan = sandbox.Loans.Single(loan => loan.Otp is not null);
        await using var visit = await DashboardVisit.OpenAsync(
            browser, sandbox, language, options => (options.ViewportSize, options.TimezoneId) = (new() { Width = width, Height = 900 }, "Asia/Tehran"));

        await visit.Loan(loan.Id).Locator("h3 a").ClickAsync();
        await Expect(visit.Page.Locator("#live")).ToHaveClassAsync("live on");
        await Expect(visit.Section("history").Locator(".badge.delivered")).ToHaveCountAsync(2);
        await visit.ScreenshotAsync($"dashboard-{language}-{width}-loan", isFullPage: true);

        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width);
        visit.ShouldHaveBeenClean();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fa")]
    public async Task An_empty_dashboard_teaches(string language)
    {
        await using var sandbox = await BaloanSandbox.StartAsync(options => options.Seed = 7, Cancellation);
        await using var visit = await DashboardVisit.OpenAsync(browser, sandbox, language);
        await Expect(visit.Page.Locator("#live")).ToHaveClassAsync("live on");

        await visit.ScreenshotAsync($"dashboard-{language}-empty", isFullPage: true);

        await Expect(visit.Section("loans")).ToContainTextAsync($"curl {sandbox.BaseAddress}api/v1/partnership/loan/");
        visit.ShouldHaveBeenClean();
    }

    /// <summary>Loans in several states, a request that a fault hit, a one-time password.</summary>
    private static async Task WorkAsync(BaloanSandbox sandbox)
    {
        sandbox.Clock.Set(Noon);
        using var partner = await Partner.LogInAsync(sandbox);
        var paid = await partner.OpenLoanAsync("09121112233", "0012345679", 24_000_000);
        await sandbox.MoveAsync(paid, SandboxLoanState.ChequeVerified);
        await sandbox.MoveAsync(paid, SandboxLoanState.SendLoanToBank);
        await sandbox.MoveAsync(paid, SandboxLoanState.LoanPaid);
        var blocked = await partner.OpenLoanAsync("09131112233", "0012345687", 18_000_000);
        await sandbox.MoveAsync(blocked, SandboxLoanState.Blocked, "The cheque is not covered.");
        var verified = await partner.OpenLoanAsync("09141112233", "0012345695", 15_500_000);
        await sandbox.AdvanceAsync(verified);
        sandbox.Faults.Add(SandboxFault.Status(503).For(SandboxOperation.ListPolicies).First(3));
        sandbox.Faults.Add(SandboxFault.DropAfterWork().For(SandboxOperation.SignContract));
        (await partner.PoliciesAsync()).Dispose();
        await partner.OpenLoanAsync();
        (await partner.RequestOtpAsync(verified)).Dispose();
    }
}
