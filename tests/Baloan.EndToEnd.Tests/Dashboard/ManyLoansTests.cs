using System.Globalization;
using System.Net;
using Baloan.EndToEnd.Tests.Support;
using Baloan.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace Baloan.EndToEnd.Tests.Dashboard;

/// <summary>The dashboard of a sandbox with more loans than anybody looks through.</summary>
[Trait("Runs", "once")]
public sealed class ManyLoansTests(Browser browser)
{
    private const int Count = 100_000;
    private const int Wanted = 54_321;

    public static TheoryData<string> Languages => new("en", "fa");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Languages))]
    public async Task One_among_a_hundred_thousand_is_found_and_its_failed_call_back_is_sent_again_on_its_page(string language)
    {
        var words = Words.Of(language);
        using var many = await ManyLoans.CreateAsync(Count);
        await using var inbox = await PartnerInbox.StartAsync((int)HttpStatusCode.ServiceUnavailable);
        await using var sandbox = await BaloanSandbox.StartAsync(
            options => (options.DataFile, options.CallbackUrl, options.CallbackAttempts) = (many.File, inbox.Url, 1), Cancellation);
        await using var visit = await DashboardVisit.OpenAsync(browser, sandbox, language);
        await Expect(visit.Page.Locator("#loans-count")).ToContainTextAsync(words.Of(Count));

        await visit.Section("loans").Locator("input[type=search]").FillAsync(words.Digits(ManyLoans.PhoneOf(Wanted)[^8..]));
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Section("loans").Locator("article")).ToHaveCountAsync(1);
        await visit.Section("loans").Locator("article h3 a").ClickAsync();
        await Expect(visit.Page.Locator("#loan-title")).ToContainTextAsync(words.Of(Wanted));
        await visit.Button(string.Format(CultureInfo.InvariantCulture, words.MoveTo, words.States[1]), visit.Section("loan")).ClickAsync();

        var callback = visit.Section("history").Locator(".callback");
        await Expect(callback.Locator(".failure")).ToContainTextAsync(words.Digits("503"));
        await Expect(callback.Locator("header .badge")).ToHaveTextAsync(words.GivenUp);
        await visit.Button(words.Resend, callback).ClickAsync();

        await Expect(callback.Locator("header .badge")).ToHaveTextAsync(words.Delivered);
        await Expect(callback.Locator(".failure")).ToHaveCountAsync(0);
        inbox.States.Should().Equal("cheque_verified", "cheque_verified");
        visit.ShouldHaveBeenClean();
    }
}
