using Baloan.EndToEnd.Tests.Support;
using Baloan.Sandbox;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>An order after it was placed.</summary>
public sealed class OrderTests(Browser browser, TestedShop shop) : IClassFixture<TestedShop>
{
    [Fact]
    public async Task The_page_changes_by_itself_with_each_call_back()
    {
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Process.Address);
        var customer = Customer.New();
        await visit.OrderAsync(customer);
        var loan = shop.LoanOf(customer).Id;

        foreach (var headline in (string[])["قرارداد آمادهٔ امضاست", "پرونده در بانک است", "وام پرداخت شد"])
        {
            await shop.Sandbox.AdvanceAsync(loan);
            await Expect(visit.Headline).ToHaveTextAsync(headline);
            await Expect(visit.Page.Locator("#announcer")).ToHaveTextAsync(headline);
        }

        visit.ShouldHaveBeenClean();
    }

    [Fact]
    public async Task A_blocked_loan_shows_its_reason_and_no_later_call_back_sets_it_back()
    {
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Process.Address);
        var customer = Customer.New();
        await visit.OrderAsync(customer);
        var loan = shop.LoanOf(customer).Id;
        await shop.Sandbox.MoveAsync(loan, SandboxLoanState.Blocked, "چک برگشت خورد");
        await Expect(visit.Headline).ToHaveTextAsync("پرونده متوقف شد");

        var late = shop.Sandbox.Callbacks.Send(loan, "cheque_verified");
        await AnswerOfAsync(late.Id);
        await visit.Page.ReloadAsync();

        await Expect(visit.Headline).ToHaveTextAsync("پرونده متوقف شد");
        await Expect(visit.Page.Locator(".reason")).ToHaveTextAsync("دلیل: چک برگشت خورد");
        visit.ShouldHaveBeenClean();
    }

    [Fact]
    public async Task A_customer_cancels()
    {
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Process.Address);
        var customer = Customer.New();
        await visit.OrderAsync(customer);

        await visit.Page.GetByText("لغو سفارش").ClickAsync();
        await visit.Button("بله، لغو شود").ClickAsync();

        await Expect(visit.Headline).ToHaveTextAsync("سفارش لغو شد");
        await Expect(visit.Page.GetByText("لغو سفارش", new() { Exact = true })).ToHaveCountAsync(0);
        shop.LoanOf(customer).State.Should().Be(SandboxLoanState.Canceled);
        visit.ShouldHaveBeenClean();
    }

    [Fact]
    public async Task A_loan_of_unknown_outcome_is_shown_as_such_not_sent_again_and_settled_by_the_clerk()
    {
        shop.Sandbox.Faults.Add(SandboxFault.DropAfterWork().For(SandboxOperation.OpenLoan).Once());
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Process.Address);
        var customer = Customer.New();
        await visit.ChooseAsync("گوشی هوشمند", "20000000", "12");
        await using var sameForm = await visit.OpenTabAsync(visit.Page.Url);
        await visit.FillInAsync(customer);
        var order = await visit.SendOrderAsync();
        await Expect(visit.Headline).ToHaveTextAsync("نتیجهٔ درخواست هنوز معلوم نیست");
        var sent = OpenLoanRequests();

        await visit.Page.GoBackAsync();
        await Expect(visit.Page).ToHaveURLAsync(order.AbsoluteUri);
        await sameForm.FillInAsync(customer);
        (await sameForm.SendOrderAsync()).Should().Be(order);
        await Expect(sameForm.Headline).ToHaveTextAsync("نتیجهٔ درخواست هنوز معلوم نیست");
        OpenLoanRequests().Should().Be(sent);
        var loan = shop.LoanOf(customer);

        await SettleAsync(visit, order, loan.Id);
        await visit.Page.GotoAsync(order.AbsoluteUri);
        await Expect(visit.Headline).ToHaveTextAsync("درخواست در حال بررسی است");
        await Expect(sameForm.Headline).ToHaveTextAsync("درخواست در حال بررسی است");
        visit.ShouldHaveBeenClean();
    }

    [Fact]
    public async Task Another_browser_with_an_order_s_address_finds_no_such_page()
    {
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Process.Address);
        var order = await visit.OrderAsync(Customer.New());
        await using var stranger = await ShopVisit.OpenAsync(browser, shop.Process.Address);

        var answer = await stranger.Page.GotoAsync(order.AbsoluteUri);

        answer!.Status.Should().Be(404);
        await Expect(stranger.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("چنین صفحه‌ای نیست");
        await Expect(stranger.Page.GetByText("همان مرورگری")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_link_to_another_customer_s_form_leads_to_the_product_and_to_a_form_of_one_s_own()
    {
        await using var attacker = await ShopVisit.OpenAsync(browser, shop.Process.Address);
        await attacker.ChooseAsync("گوشی هوشمند", "20000000", "12");
        await using var visit = await ShopVisit.OpenAsync(browser, new(attacker.Page.Url));
        await Expect(visit.Page.GetByText("قسط خود را بسازید")).ToBeVisibleAsync();

        await visit.Button("ادامهٔ خرید قسطی").ClickAsync();
        await visit.FillInAsync(Customer.New());
        var order = await visit.SendOrderAsync();

        (await attacker.Page.GotoAsync(order.AbsoluteUri))!.Status.Should().Be(404);
        visit.ShouldHaveBeenClean();
    }

    [Fact]
    public async Task The_clerk_sees_the_orders_with_masked_phone_numbers_and_nobody_else_does()
    {
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Process.Address);
        var customer = Customer.New();
        await visit.OrderAsync(customer);

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "ورود فروشنده" }).ClickAsync();
        await Expect(visit.Page.Locator("table")).ToHaveCountAsync(0);
        await SignInAsync(visit);

        await Expect(visit.Page.Locator("tbody tr").First).ToContainTextAsync(Customer.Persian(customer.PhoneNumber[^4..]));
        var text = await visit.Page.ContentAsync();
        text.Should().NotContain(Customer.Persian(customer.PhoneNumber)).And.NotContain(customer.PhoneNumber).And.NotContain(Customer.Persian(customer.NationalId));
        await visit.Button("خروج").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "ورود فروشنده" }).ClickAsync();
        await Expect(visit.Page.GetByLabel("گذرواژه")).ToBeVisibleAsync();
        visit.ShouldHaveBeenClean();
    }

    [Fact]
    public async Task A_customer_without_scripts_gets_as_far()
    {
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Process.Address, options => options.JavaScriptEnabled = false);
        var customer = Customer.New();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "گوشی هوشمند" }).ClickAsync();
        await visit.Page.GetByLabel("مبلغ وام").FillAsync("۱۲۰۰۰۰۰۰");
        await visit.Button("محاسبهٔ دوباره").ClickAsync();
        await visit.Length("6").CheckAsync();
        await visit.Button("ادامهٔ خرید قسطی").ClickAsync();

        await visit.FillInAsync(customer);
        await visit.SendAsync();

        await Expect(visit.Headline).ToHaveTextAsync("درخواست در حال بررسی است");
        shop.LoanOf(customer).LoanDue.Should().Be(6);
        shop.LoanOf(customer).Amount.Should().Be(12_000_000);
        visit.ShouldHaveBeenClean();
    }

    private int OpenLoanRequests() => shop.Sandbox.Requests.Count(request => request.Operation == SandboxOperation.OpenLoan);

    private static async Task SignInAsync(ShopVisit visit)
    {
        await visit.Page.GetByLabel("گذرواژه").FillAsync("sandbox");
        await visit.Button("ورود").ClickAsync();
        await Expect(visit.Page.Locator("table")).ToBeVisibleAsync();
    }

    private static async Task SettleAsync(ShopVisit visit, Uri order, Guid loan)
    {
        await visit.Page.GotoAsync(new Uri(order, "/clerk").AbsoluteUri);
        await SignInAsync(visit);
        await Expect(visit.Page.GetByText(loan.ToString("D"))).ToBeVisibleAsync();
        var form = visit.Page.Locator(".settle", new() { Has = visit.Page.Locator($"input[value='{order.Segments[^1]}']") });
        await form.GetByLabel("شناسهٔ وام").FillAsync(loan.ToString("D"));
        await form.GetByRole(AriaRole.Button, new() { Name = "این وام باز شده است" }).ClickAsync();
        await Expect(visit.Page.Locator(".settle")).ToHaveCountAsync(0);
    }

    private async Task AnswerOfAsync(Guid callback)
    {
        while (shop.Sandbox.Callbacks.All.Single(sent => sent.Id == callback).Status == SandboxCallbackStatus.Pending)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
