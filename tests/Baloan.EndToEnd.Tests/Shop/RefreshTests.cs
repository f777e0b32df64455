using Baloan.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>Without scripts the order's page loads itself again while others move the order on, and stays while the customer works on it.</summary>
[Trait("Runs", "once")]
public sealed class RefreshTests(Browser browser, TestedShop shop) : IClassFixture<TestedShop>
{
    [Fact]
    public async Task It_shows_the_next_state_by_itself_and_keeps_still_while_a_code_is_typed_and_at_the_end()
    {
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Process.Address, options => options.JavaScriptEnabled = false);
        var customer = Customer.New();
        await visit.OrderAsync(customer);
        var loan = shop.LoanOf(customer).Id;
        await Expect(Refresh(visit)).ToHaveCountAsync(1);

        await shop.Sandbox.AdvanceAsync(loan);
        await Expect(visit.Headline).ToHaveTextAsync("قرارداد آمادهٔ امضاست");
        await Expect(Refresh(visit)).ToHaveCountAsync(0);
        await visit.Button("فرستادن کد امضا").ClickAsync();
        await Expect(visit.Page.GetByLabel("کد پیامک‌شده")).ToBeVisibleAsync();
        await Expect(Refresh(visit)).ToHaveCountAsync(0);
        await visit.Page.GetByLabel("کد پیامک‌شده").FillAsync("۴۸۲۱۳");
        await visit.Button("امضای قرارداد").ClickAsync();

        await Expect(visit.Headline).ToHaveTextAsync("قرارداد امضا شد");
        await Expect(Refresh(visit)).ToHaveCountAsync(1);
        await shop.Sandbox.AdvanceAsync(loan);
        await shop.Sandbox.AdvanceAsync(loan);
        await Expect(visit.Headline).ToHaveTextAsync("وام پرداخت شد");
        await Expect(Refresh(visit)).ToHaveCountAsync(0);
        visit.ShouldHaveBeenClean();
    }

    [Fact]
    public async Task With_scripts_the_page_does_not_load_itself_again()
    {
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Process.Address);

        await visit.OrderAsync(Customer.New());

        await Expect(Refresh(visit)).ToHaveCountAsync(0);
    }

    private static ILocator Refresh(ShopVisit visit) => visit.Page.Locator("head noscript meta[http-equiv=refresh]");
}
