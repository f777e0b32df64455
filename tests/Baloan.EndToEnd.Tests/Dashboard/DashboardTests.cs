using System.Globalization;
using System.Net;
using Baloan.EndToEnd.Tests.Support;
using Baloan.Sandbox;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Baloan.EndToEnd.Tests.Dashboard;

/// <summary>The dashboard of the sandbox, in a real browser, in both languages.</summary>
public sealed class DashboardTests(Browser browser)
{
    public static TheoryData<string> Languages => new("en", "fa");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Languages))]
    public async Task A_loan_walks_through_its_states_by_clicks_and_the_partner_hears_of_each(string language)
    {
        var words = Words.Of(language);
        await using var inbox = await PartnerInbox.StartAsync();
        await using var sandbox = await StartAsync(options => options.CallbackUrl = inbox.Url);
        using var partner = await Partner.LogInAsync(sandbox);
        await using var visit = await DashboardVisit.OpenAsync(browser, sandbox, language);
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("dir", words.Direction);
        await Expect(visit.Page.Locator("#live")).ToHaveTextAsync(words.Live);

        var loan = await partner.OpenLoanAsync();
        await Expect(Badge(visit, loan)).ToHaveTextAsync(words.States[0]);
        foreach (var state in words.States[1..])
        {
            await visit.Button(string.Format(CultureInfo.InvariantCulture, words.MoveTo, state), visit.Loan(loan)).ClickAsync();
            await Expect(Badge(visit, loan)).ToHaveTextAsync(state);
        }

        await Expect(visit.Section("callbacks").Locator(".badge.delivered")).ToHaveCountAsync(4);
        await Expect(visit.Section("callbacks").Locator("article").First.Locator("header .badge")).ToHaveTextAsync(words.Delivered);
        inbox.States.Should().Equal("created", "cheque_verified", "send_loan_to_bank", "loan_paid");
        sandbox.Loan(loan).State.Should().Be(SandboxLoanState.LoanPaid);
        visit.ShouldHaveBeenClean();
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task A_fault_that_is_switched_on_hits_the_next_request_until_it_is_switched_off(string language)
    {
        var words = Words.Of(language);
        await using var sandbox = await StartAsync();
        using var partner = await Partner.LogInAsync(sandbox);
        await using var visit = await DashboardVisit.OpenAsync(browser, sandbox, language);
        var faults = visit.Section("faults");

        await faults.GetByLabel("list_policies").CheckAsync();
        await faults.Locator("input[name=times]").FillAsync("");
        await visit.Button(words.SwitchOn, faults).ClickAsync();
        await Expect(faults.Locator("article h3")).ToHaveTextAsync(words.Unavailable);
        using (var hit = await partner.PoliciesAsync())
        {
            hit.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        }

        await Expect(faults.Locator("article .badge")).ToHaveTextAsync(words.OneHit);
        await Expect(visit.Section("requests").Locator("details").First.Locator(".badge.broken")).ToHaveTextAsync(words.Digits("503"));
        visit.Confirms();
        await visit.Button(words.SwitchOff, faults.Locator("article")).ClickAsync();
        await Expect(faults.Locator(".empty-title")).ToHaveTextAsync(words.NoFaults);
        using var spared = await partner.PoliciesAsync();

        spared.StatusCode.Should().Be(HttpStatusCode.OK);
        visit.ShouldHaveBeenClean();
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task Personal_data_in_a_request_is_masked_until_it_is_clicked_and_curl_can_be_copied(string language)
    {
        var words = Words.Of(language);
        await using var sandbox = await StartAsync();
        using var partner = await Partner.LogInAsync(sandbox);
        await using var visit = await DashboardVisit.OpenAsync(browser, sandbox, language);
        await partner.OpenLoanAsync();
        var request = visit.Page.Locator("#request-2");
        await request.Locator("summary").ClickAsync();

        await Expect(request).ToContainTextAsync("phone_number");
        (await request.InnerTextAsync()).Should().NotContain(Partner.PhoneNumber).And.NotContain(Partner.NationalIdentifier).And.NotContain("eyJ");
        await visit.Button(words.CopyCurl, request).ClickAsync();
        await Expect(visit.Page.Locator("#notice")).ToHaveTextAsync(words.CopiedInvented);
        (await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()")).Should()
            .StartWith("TOKEN=$(curl").And.NotContain(Partner.PhoneNumber).And.NotContain(Partner.NationalIdentifier);

        await visit.Button(words.ShowPersonal, request).ClickAsync();
        (await request.InnerTextAsync()).Should().Contain(Partner.PhoneNumber).And.Contain(Partner.NationalIdentifier).And.Contain("Bearer eyJ");
        await visit.Button(words.CopyCurl, request).ClickAsync();
        await Expect(visit.Page.Locator("#notice")).ToHaveTextAsync(words.Copied);
        (await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()")).Should().StartWith("TOKEN=$(curl").And.Contain(Partner.PhoneNumber).And.NotContain("eyJ");
        visit.ShouldHaveBeenClean();
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task A_call_back_is_sent_again_by_hand(string language)
    {
        var words = Words.Of(language);
        await using var inbox = await PartnerInbox.StartAsync();
        await using var sandbox = await StartAsync(options => options.CallbackUrl = inbox.Url);
        using var partner = await Partner.LogInAsync(sandbox);
        await using var visit = await DashboardVisit.OpenAsync(browser, sandbox, language);
        await partner.OpenLoanAsync();
        var callback = visit.Section("callbacks").Locator("article");
        await Expect(callback.Locator(".badge.delivered").First).ToBeVisibleAsync();

        await callback.Locator("summary").ClickAsync();
        await visit.Button(words.Resend, callback).ClickAsync();

        await Expect(callback.Locator(".attempts li")).ToHaveCountAsync(2);
        await Expect(callback.Locator(".attempts li").Last).ToContainTextAsync("taken");
        inbox.States.Should().Equal("created", "created");
        visit.ShouldHaveBeenClean();
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task The_keyboard_alone_moves_a_loan_and_keeps_its_place(string language)
    {
        var words = Words.Of(language);
        await using var sandbox = await StartAsync();
        using var partner = await Partner.LogInAsync(sandbox);
        var loan = await partner.OpenLoanAsync();
        await using var visit = await DashboardVisit.OpenAsync(browser, sandbox, language);
        await Expect(visit.Page.Locator("#live")).ToHaveTextAsync(words.Live);

        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Section("loans").Locator("input[type=search]")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Loan(loan).Locator("h3 a")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Button(string.Format(CultureInfo.InvariantCulture, words.MoveTo, words.States[1]), visit.Loan(loan))).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(Badge(visit, loan)).ToHaveTextAsync(words.States[1]);
        await Expect(visit.Button(string.Format(CultureInfo.InvariantCulture, words.MoveTo, words.States[2]), visit.Loan(loan))).ToBeFocusedAsync();
        await Expect(visit.Page.Locator("#said")).ToHaveTextAsync($"{words.Loan}: {words.States[1]}");

        visit.Confirms();
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Button(words.Block, visit.Loan(loan))).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Space");
        await Expect(Badge(visit, loan)).ToHaveTextAsync(words.Blocked);
        await Expect(visit.Loan(loan)).ToBeFocusedAsync();
        visit.ShouldHaveBeenClean();
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task A_loan_has_a_page_of_its_own_that_is_live(string language)
    {
        var words = Words.Of(language);
        await using var sandbox = await StartAsync();
        using var partner = await Partner.LogInAsync(sandbox);
        var loan = await partner.OpenLoanAsync();
        await using var visit = await DashboardVisit.OpenAsync(browser, sandbox, language);

        await visit.Loan(loan).Locator("h3 a").ClickAsync();
        await Expect(visit.Page.Locator("#loan-title")).ToHaveTextAsync(words.Loan);
        await visit.Button(string.Format(CultureInfo.InvariantCulture, words.MoveTo, words.States[1]), visit.Loan(loan)).ClickAsync();
        await Expect(Badge(visit, loan)).ToHaveTextAsync(words.States[1]);
        (await partner.RequestOtpAsync(loan)).Dispose();

        await Expect(visit.Section("history").Locator(".event .badge")).ToHaveTextAsync([words.States[0], words.States[1]]);
        await Expect(visit.Section("history").Locator(".event output")).ToHaveTextAsync(sandbox.OtpOf(loan)!);
        visit.ShouldHaveBeenClean();

        sandbox.Reset();
        await Expect(visit.Page.Locator("#missing")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_contract_that_was_opened_stays_so_while_its_loan_moves_on()
    {
        await using var sandbox = await StartAsync();
        using var partner = await Partner.LogInAsync(sandbox);
        var loan = await partner.OpenLoanAsync();
        await sandbox.AdvanceAsync(loan);
        await using var visit = await DashboardVisit.OpenAsync(browser, sandbox, "fa");
        await visit.Loan(loan).Locator("h3 a").ClickAsync();
        await Expect(visit.Page.Locator("object.pdf")).ToBeHiddenAsync();

        await visit.Page.Locator("#contract-file > summary").ClickAsync();
        await sandbox.AdvanceAsync(loan);

        await Expect(Badge(visit, loan)).ToHaveTextAsync(Words.Of("fa").States[2]);
        await Expect(visit.Page.Locator("object.pdf")).ToBeVisibleAsync();
        visit.ShouldHaveBeenClean();
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task A_search_stays_while_the_list_is_live(string language)
    {
        var words = Words.Of(language);
        await using var sandbox = await StartAsync();
        using var partner = await Partner.LogInAsync(sandbox);
        var wanted = await partner.OpenLoanAsync("09121112233", "0012345679");
        await partner.OpenLoanAsync();
        await using var visit = await DashboardVisit.OpenAsync(browser, sandbox, language);

        await visit.Section("loans").Locator("input[type=search]").FillAsync("2233");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Section("loans").Locator("article")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("#live")).ToHaveTextAsync(words.Live);
        await partner.OpenLoanAsync("09131114455", "0012345687");
        await visit.Button(string.Format(CultureInfo.InvariantCulture, words.MoveTo, words.States[1]), visit.Loan(wanted)).ClickAsync();

        await Expect(Badge(visit, wanted)).ToHaveTextAsync(words.States[1]);
        await Expect(visit.Section("loans").Locator("article")).ToHaveCountAsync(1);
        visit.ShouldHaveBeenClean();
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task A_chosen_language_stays_chosen(string language)
    {
        var words = Words.Of(language);
        await using var sandbox = await StartAsync();
        await using var visit = await DashboardVisit.OpenAsync(browser, sandbox, language);

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = words.OtherLanguage, Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync(words.OtherTitle);
        await visit.Page.GotoAsync(sandbox.BaseAddress.ToString());

        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync(words.OtherTitle);
        visit.ShouldHaveBeenClean();
    }

    [Fact]
    public async Task The_buttons_work_without_script()
    {
        await using var sandbox = await StartAsync();
        using var partner = await Partner.LogInAsync(sandbox);
        var loan = await partner.OpenLoanAsync();
        await using var visit = await DashboardVisit.OpenAsync(browser, sandbox, configure: options => options.JavaScriptEnabled = false);

        await visit.Button("Move to: Cheque verified", visit.Loan(loan)).ClickAsync();

        await Expect(Badge(visit, loan)).ToHaveTextAsync("Cheque verified");
        new Uri(visit.Page.Url).AbsolutePath.Should().Be("/");
        visit.ShouldHaveBeenClean();
    }

    private static Task<BaloanSandbox> StartAsync(Action<BaloanSandboxOptions>? configure = null) => BaloanSandbox.StartAsync(configure, Cancellation);

    private static ILocator Badge(DashboardVisit visit, Guid loan) => visit.Loan(loan).Locator("header .badge");
}
