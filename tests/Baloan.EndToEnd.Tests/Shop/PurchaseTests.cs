using Baloan.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>The shop as <c>dotnet run</c> starts it: with its own sandbox, which moves the loans on by itself.</summary>
public sealed class PurchaseTests(Browser browser)
{
    private static readonly string[] Months = ["۶ ماه", "۱۲ ماه", "۱۸ ماه", "۲۴ ماه"];

    [Fact]
    public async Task A_customer_buys_from_the_first_page_to_the_payment_in_Persian()
    {
        await using var shop = await ShopProcess.StartAsync("--Shop:SandboxPause=00:00:01");
        await shop.OffersInstallmentsAsync();
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Address);
        var page = visit.Page;
        var customer = Customer.New();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await Expect(page.GetByText("از حدود ۱٬۲۵۵٬۶۲۵ تومان در ماه")).ToBeVisibleAsync();

        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "گوشی هوشمند" }).ClickAsync();
        await page.GetByLabel("مبلغ وام").FillAsync("۱۵٬۰۰۰٬۰۰۰");
        await Expect(page.Locator(".length b")).ToHaveTextAsync(Months);
        await visit.Length("18").CheckAsync();
        await Expect(page.GetByTestId("monthly")).ToHaveTextAsync("۱٬۰۲۵٬۰۰۰ تومان");
        await visit.Button("ادامهٔ خرید قسطی").ClickAsync();

        await visit.FillInAsync(customer);
        await visit.SendAsync();
        await Expect(visit.Headline).ToHaveTextAsync("قسط را دوباره ببینید");
        await Expect(page.GetByTestId("dearer")).ToHaveTextAsync("هر قسط حدود ۱٬۰۲۵٬۰۰۰ تومان برآورد شده بود و حالا ۱٬۱۲۲٬۳۳۳ تومان است.");
        await visit.Button("این قسط را می‌پذیرم").ClickAsync();
        await Expect(visit.Headline).ToHaveTextAsync("قرارداد آمادهٔ امضاست");

        var contract = await page.APIRequest.GetAsync(page.Url + "/contract.pdf");
        (await contract.BodyAsync()).Take(4).Should().Equal("%PDF"u8.ToArray());
        await visit.Button("فرستادن کد امضا").ClickAsync();
        var sms = await page.GetByTestId("sms").InnerTextAsync();
        await page.GetByLabel("کد پیامک‌شده").FillAsync(sms);
        await visit.Button("امضای قرارداد").ClickAsync();
        await Expect(visit.Headline).ToHaveTextAsync("وام پرداخت شد");

        await Expect(page.Locator(".way .done")).ToHaveCountAsync(5);
        shop.Log.Should().NotContain(customer.PhoneNumber).And.NotContain(customer.NationalId).And.NotContain("1989-10-31");
        visit.ShouldHaveBeenClean();
    }
}
