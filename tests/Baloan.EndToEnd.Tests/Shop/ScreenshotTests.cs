using Baloan.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>Pictures of the shop in <c>artifacts/screenshots</c>: nothing sticks out at any width.</summary>
[Trait("Runs", "once")]
public sealed class ScreenshotTests(Browser browser, TestedShop shop) : IClassFixture<TestedShop>
{
    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task Everything_fits_the_width_of_the_window(int width, bool isDark)
    {
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Process.Address, options =>
        {
            options.ViewportSize = new() { Width = width, Height = width > 1000 ? 960 : 844 };
            options.ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light;
        });
        var look = $"{width}{(isDark ? "-dark" : "")}";
        await ShowAsync(visit, "first", look);

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "لپ‌تاپ" }).ClickAsync();
        await visit.Page.GetByLabel("مبلغ وام").FillAsync("۳۲٬۵۰۰٬۰۰۰");
        await visit.Length("24").CheckAsync();
        await Expect(visit.Page.GetByTestId("monthly")).ToHaveTextAsync("۱٬۶۷۲٬۳۹۶ تومان");
        await ShowAsync(visit, "product", look);

        await visit.Button("ادامهٔ خرید قسطی").ClickAsync();
        var customer = Customer.New();
        await visit.FillInAsync(customer with { NationalId = "0012345678", BirthDay = "۳۱" });
        await visit.SendAsync();
        await ShowAsync(visit, "applicant", look);

        await visit.FillInAsync(customer);
        await visit.SendAsync();
        await Expect(visit.Headline).ToHaveTextAsync("درخواست در حال بررسی است");
        await shop.Sandbox.AdvanceAsync(shop.LoanOf(customer).Id);
        await visit.Button("فرستادن کد امضا").ClickAsync();
        await visit.Page.GetByLabel("کد پیامک‌شده").FillAsync("۴۸۲");
        await ShowAsync(visit, "contract", look);

        await visit.Page.GetByLabel("کد پیامک‌شده").FillAsync("۴۸۲۱۳");
        await visit.Button("امضای قرارداد").ClickAsync();
        await Expect(visit.Headline).ToHaveTextAsync("قرارداد امضا شد");
        await shop.Sandbox.AdvanceAsync(shop.LoanOf(customer).Id);
        await Expect(visit.Headline).ToHaveTextAsync("پرونده در بانک است");
        await shop.Sandbox.AdvanceAsync(shop.LoanOf(customer).Id);
        await Expect(visit.Headline).ToHaveTextAsync("وام پرداخت شد");
        await ShowAsync(visit, "order", look);

        await ShowMyOrdersAsync(visit, look);
        await visit.Page.GotoAsync(new Uri(shop.Process.Address, "clerk").AbsoluteUri);
        await visit.Page.GetByLabel("گذرواژه").FillAsync("sandbox");
        await visit.Button("ورود").ClickAsync();
        await Expect(visit.Page.Locator("table")).ToBeVisibleAsync();
        await ShowAsync(visit, "clerk", look);
        visit.ShouldHaveBeenClean();

        await visit.Page.GotoAsync(new Uri(shop.Process.Address, $"orders/{Guid.NewGuid()}").AbsoluteUri);
        await ShowAsync(visit, "missing", look);
    }

    private static async Task ShowMyOrdersAsync(ShopVisit visit, string look)
    {
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "سفارش‌های من" }).ClickAsync();
        await Expect(visit.Page.Locator(".orders li")).ToHaveCountAsync(1);
        await ShowAsync(visit, "my-orders", look);
        await visit.FindOrdersAsync(Customer.New());
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await ShowAsync(visit, "found-none", look);
    }

    private static async Task ShowAsync(ShopVisit visit, string page, string look)
    {
        await visit.ScreenshotAsync($"shop-{page}-{look}", isFullPage: true);
        (await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue("the {0} page must fit", page);
    }
}
