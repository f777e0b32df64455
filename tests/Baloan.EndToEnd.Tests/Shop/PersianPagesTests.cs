using System.Globalization;
using Baloan.EndToEnd.Tests.Support;
using Baloan.Sandbox;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>
/// Every page, in every state, is Persian: what is seen, the title, the labels of what is heard and the hints in fields. A code, such
/// as a loan's id or the sandbox's password, stands in an element of its own that isolates its direction: <c>bdi</c> or <c>code</c>.
/// </summary>
public sealed class PersianPagesTests(Browser browser, TestedShop shop) : IClassFixture<TestedShop>
{
    [Fact]
    public async Task A_purchase_and_its_end_are_Persian()
    {
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Process.Address);
        await CheckAsync(visit, "the first page");
        foreach (var product in (string[])["laptop", "phone", "bicycle", "fridge", "camera", "headphones"])
        {
            await GoToAsync(visit, $"products/{product}");
        }

        await GoToAsync(visit, "products/phone?amount=abc");
        await GoToAsync(visit, "");
        var customer = Customer.New();
        await visit.ChooseAsync("گوشی هوشمند", "20000000", "12");
        await visit.SendAsync();
        await CheckAsync(visit, "an empty form");
        await visit.FillInAsync(customer with { PhoneNumber = "۰۹۱۲", NationalId = "1234567890", BirthDay = "99" });
        await visit.SendAsync();
        await CheckAsync(visit, "a form that cannot be read");
        await visit.FillInAsync(customer);
        await visit.SendOrderAsync();
        await CheckAsync(visit, "an order");
        var loan = shop.LoanOf(customer).Id;
        await shop.Sandbox.AdvanceAsync(loan);
        await visit.Button("فرستادن کد امضا").ClickAsync();
        await CheckAsync(visit, "a contract");
        foreach (var otp in SandboxMagicValues.Otps.Values.Append(""))
        {
            await visit.Page.GetByLabel("کد پیامک‌شده").FillAsync(otp);
            await visit.Button("امضای قرارداد").ClickAsync();
            await Expect(visit.Page.Locator(".error, [data-headline]").First).ToBeVisibleAsync();
            await CheckAsync(visit, $"the code {otp}");
            if (await visit.Page.GetByLabel("کد پیامک‌شده").CountAsync() == 0)
            {
                break;
            }
        }

        await GoToAsync(visit, "my-orders");
        visit.ShouldHaveBeenClean();
    }

    [Fact]
    public async Task What_a_developer_sees_beside_it_and_a_dearer_plan_are_Persian()
    {
        await using var process = await ShopProcess.StartAsync("--Shop:SandboxPause=0");
        await process.OffersInstallmentsAsync();
        await using var visit = await ShopVisit.OpenAsync(browser, process.Address);
        await CheckAsync(visit, "the first page with its sandbox");
        await visit.ChooseAsync("گوشی هوشمند", "20000000", "12");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "پر کردن فرم با یک متقاضی نمونه" }).ClickAsync();
        await CheckAsync(visit, "a sample applicant");
        await visit.SendOrderAsync();
        await Expect(visit.Headline).ToHaveTextAsync("قسط را دوباره ببینید");
        await CheckAsync(visit, "a dearer plan");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "ورود فروشنده" }).ClickAsync();
        await Expect(visit.Page.GetByLabel("گذرواژه")).ToBeVisibleAsync();
        await CheckAsync(visit, "the clerk's sign-in");
        visit.ShouldHaveBeenClean();
    }

    [Fact]
    public async Task Every_state_of_a_loan_is_Persian()
    {
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Process.Address);
        var customer = Customer.New();
        var order = await visit.OrderAsync(customer);
        var loan = shop.LoanOf(customer).Id;
        foreach (var (state, headline) in ((SandboxLoanState, string)[])
            [
                (SandboxLoanState.ChequeVerified, "قرارداد آمادهٔ امضاست"), (SandboxLoanState.SendLoanToBank, "پرونده در بانک است"), (SandboxLoanState.LoanPaid, "وام پرداخت شد"),
            ])
        {
            await shop.Sandbox.MoveAsync(loan, state);
            await Expect(visit.Headline).ToHaveTextAsync(headline);
            await CheckAsync(visit, headline);
        }

        foreach (var (end, headline) in ((SandboxLoanState, string)[])[(SandboxLoanState.Blocked, "پرونده متوقف شد"), (SandboxLoanState.Canceled, "سفارش لغو شد")])
        {
            var another = Customer.New();
            await GoToAsync(visit, "");
            order = await visit.OrderAsync(another);
            await shop.Sandbox.MoveAsync(shop.LoanOf(another).Id, end, "reason of blocked or cancled");
            await Expect(visit.Headline).ToHaveTextAsync(headline);
            await CheckAsync(visit, headline);
        }

        await GoToAsync(visit, "my-orders");
        order.Should().NotBeNull();
        visit.ShouldHaveBeenClean();
    }

    [Fact]
    public async Task Whatever_the_gateway_refuses_is_told_in_Persian()
    {
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Process.Address);
        await visit.ChooseAsync("گوشی هوشمند", "20000000", "12");
        foreach (var code in SandboxMagicValues.NationalIdentifiers.Keys)
        {
            await RefuseAsync(visit, SandboxFault.Code(code), code);
        }

        await RefuseAsync(visit, SandboxFault.Status(400, """{"phone_number":["Enter a valid value."],"other":["No."],"birth_date":["این تاریخ درست نیست."]}"""), "fields");
        await Expect(visit.Page.Locator("#BirthDate-error")).ToHaveTextAsync("این تاریخ درست نیست.");
        await RefuseAsync(visit, SandboxFault.HtmlPage(503), "an HTML page");
        await RefuseAsync(visit, SandboxFault.TooManyRequests(TimeSpan.FromMinutes(5)), "too many requests");
        visit.ShouldHaveBeenClean();
    }

    [Fact]
    public async Task The_clerk_s_pages_and_what_waits_for_the_clerk_are_Persian()
    {
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Process.Address);
        shop.Sandbox.Faults.Add(SandboxFault.DropAfterWork().For(SandboxOperation.OpenLoan).Once());
        await visit.OrderAsync(Customer.New());
        await CheckAsync(visit, "an order of unknown outcome");
        await GoToAsync(visit, "");
        await visit.ChooseAsync("گوشی هوشمند", "20000000", "12");
        await CheckAsync(visit, "a second request");

        await GoToAsync(visit, "clerk");
        await visit.Page.GetByLabel("گذرواژه").FillAsync("a guess");
        await visit.Button("ورود").ClickAsync();
        await Expect(visit.Page.GetByText("گذرواژه درست نیست")).ToBeVisibleAsync();
        await CheckAsync(visit, "a wrong password");
        await visit.Page.GetByLabel("گذرواژه").FillAsync("sandbox");
        await visit.Button("ورود").ClickAsync();
        await Expect(visit.Page.Locator(".settle")).ToBeVisibleAsync();
        await CheckAsync(visit, "the clerk's table");
        await visit.Button("این وام باز شده است").ClickAsync();
        await Expect(visit.Page.GetByText("انجام نشد")).ToBeVisibleAsync();
        await CheckAsync(visit, "a settling that was refused");
        await visit.Button("وامی باز نشده است").ClickAsync();
        await Expect(visit.Page.Locator(".settle")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_went_wrong_is_told_in_Persian()
    {
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Process.Address);
        foreach (var status in (int[])[400, 404, 405, 429, 500, 503])
        {
            await GoToAsync(visit, $"error?status={status.ToString(CultureInfo.InvariantCulture)}");
        }

        await GoToAsync(visit, "no-such-page");
        await GoToAsync(visit, "my-orders");
        await visit.Button("پیدا کردن سفارش‌ها").ClickAsync();
        await Expect(visit.Page.Locator("#NationalId-error")).ToBeVisibleAsync();
        await CheckAsync(visit, "an empty search");
        await visit.FindOrdersAsync(Customer.New());
        await Expect(visit.Page.GetByText("پیدا نشد")).ToBeVisibleAsync();
        await CheckAsync(visit, "a search in vain");
        await visit.Page.EvaluateAsync("document.querySelectorAll('[name=__RequestVerificationToken]').forEach(token => token.value = '')");
        await visit.Button("پیدا کردن سفارش‌ها").ClickAsync();
        await Expect(visit.Page.GetByText("این فرم کهنه شده است")).ToBeVisibleAsync();
        await CheckAsync(visit, "a form without its token");
    }

    [Fact]
    public void No_sentence_of_the_code_mixes_both_scripts()
    {
        var folder = Repository.PathOf("samples/Baloan.Samples.PartnerShop");
        var sentences = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).StartsWith("obj", StringComparison.Ordinal))
            .SelectMany(file => Texts.OfCode(File.ReadAllText(file)))
            .Where(Texts.HasPersian)
            .ToList();

        sentences.Should().HaveCountGreaterThan(50).And.NotContain(text => Texts.HasLatin(text));
    }

    private async Task RefuseAsync(ShopVisit visit, SandboxFault fault, string what)
    {
        var added = shop.Sandbox.Faults.Add(fault.For(SandboxOperation.OpenLoan));
        await visit.FillInAsync(Customer.New());
        await visit.SendAsync();
        await Expect(visit.Page.Locator("#error-summary")).ToBeVisibleAsync();
        shop.Sandbox.Faults.All.Single(known => known.Id == added.Id).Hits.Should().BePositive();
        shop.Sandbox.Faults.Remove(added.Id);
        await CheckAsync(visit, what);
    }

    private async Task GoToAsync(ShopVisit visit, string address)
    {
        await visit.Page.GotoAsync(new Uri(shop.Process.Address, address).AbsoluteUri);
        await CheckAsync(visit, address);
    }

    private static async Task CheckAsync(ShopVisit visit, string what)
    {
        var texts = await visit.Page.EvaluateAsync<string[]>(Texts.OfPage);
        texts.Should().Contain(text => Texts.HasPersian(text)).And.NotContain(text => Texts.HasLatin(text), "the page of {0} is Persian", what);
    }
}
