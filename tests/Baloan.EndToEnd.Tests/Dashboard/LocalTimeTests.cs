using System.Text.RegularExpressions;
using Baloan.EndToEnd.Tests.Support;
using Baloan.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace Baloan.EndToEnd.Tests.Dashboard;

/// <summary>Times are those of the viewer's clock and calendar, and the page says of which zone they are.</summary>
public sealed class LocalTimeTests(Browser browser)
{
    private static readonly DateTimeOffset LateEvening = new(2026, 3, 21, 22, 30, 12, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "Asia/Tehran", "Times: Asia/Tehran", "2026-03-22", "02:00:12", "+03:30")]
    [InlineData("fa", "Asia/Tehran", "زمان‌ها به وقت عادی ایران", "۱۴۰۵/۰۱/۰۲", "۰۲:۰۰:۱۲", "+۰۳:۳۰")]
    [InlineData("en", "Europe/Berlin", "Times: Europe/Berlin", "2026-03-21", "23:30:12", "+01:00")]
    [InlineData("fa", "Europe/Berlin", "زمان‌ها به وقت مرکز اروپا", "۱۴۰۵/۰۱/۰۱", "۲۳:۳۰:۱۲", "+۰۱:۰۰")]
    [InlineData("en", "America/New_York", "Times: America/New_York", "2026-03-21", "18:30:12", "-04:00")]
    public async Task They_are_in_the_viewers_zone(string language, string zone, string said, string day, string time, string offset)
    {
        await using var sandbox = await StartAsync();
        using var partner = await Partner.LogInAsync(sandbox);
        var loan = await partner.OpenLoanAsync();
        await using var visit = await DashboardVisit.OpenAsync(browser, sandbox, language, options => options.TimezoneId = zone);

        await Expect(visit.Page.Locator("#zone")).ToHaveTextAsync(said);
        await ExpectRequestsAsync(visit, 2);
        await Expect(visit.Section("controls").Locator(".clock")).ToHaveTextAsync($"{day} {time}");
        (await partner.PoliciesAsync()).Dispose();
        await ExpectRequestsAsync(visit, 3);

        await visit.Loan(loan).Locator("h3 a").ClickAsync();
        await Expect(visit.Section("history").Locator("#change-0 time")).ToHaveTextAsync($"{day} {time}");
        visit.ShouldHaveBeenClean();

        async Task ExpectRequestsAsync(DashboardVisit shown, int count)
        {
            var times = shown.Section("requests").Locator("summary time");
            await Expect(times).ToHaveTextAsync(Enumerable.Repeat(time, count).ToArray());
            await Expect(times.First).ToHaveAttributeAsync("title", $"{day} {time} {offset}");
        }
    }

    [Theory]
    [InlineData("en", "Times: UTC", "2026-03-21 22:30:12 UTC")]
    [InlineData("fa", "زمان‌ها به زمان هماهنگ جهانی", "۱۴۰۵/۰۱/۰۱ ۲۲:۳۰:۱۲ زمان هماهنگ جهانی")]
    public async Task Without_script_they_are_in_universal_time(string language, string said, string title)
    {
        await using var sandbox = await StartAsync();
        using var partner = await Partner.LogInAsync(sandbox);
        await using var visit = await DashboardVisit.OpenAsync(
            browser, sandbox, language, options => (options.TimezoneId, options.JavaScriptEnabled) = ("Asia/Tehran", false));

        await Expect(visit.Page.Locator("#zone")).ToHaveTextAsync(said);
        await Expect(visit.Section("requests").Locator("summary time")).ToHaveAttributeAsync("title", new Regex(Regex.Escape(title)));
    }

    private static async Task<BaloanSandbox> StartAsync()
    {
        var sandbox = await BaloanSandbox.StartAsync(cancellationToken: Cancellation);
        sandbox.Clock.Set(LateEvening);
        sandbox.Clock.Stop();
        return sandbox;
    }
}
