using Baloan.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>The clerk's table on a phone.</summary>
public sealed class ClerkOnAPhoneTests(Browser browser, TestedShop shop) : IClassFixture<TestedShop>
{
    private const int Width = 375;
    private const int Height = 667;

    [Fact]
    public async Task The_state_of_each_order_is_seen_without_scrolling_sideways()
    {
        await using var visit = await ShopVisit.OpenAsync(
            browser, shop.Process.Address, options => options.ViewportSize = new() { Width = Width, Height = Height });
        await visit.OrderAsync(Customer.New());
        await visit.Page.GotoAsync(shop.Process.Address.AbsoluteUri);
        await visit.OrderAsync(Customer.New());

        await visit.Page.GotoAsync(new Uri(shop.Process.Address, "clerk").AbsoluteUri);
        await visit.Page.GetByLabel("گذرواژه").FillAsync("sandbox");
        await visit.Button("ورود").ClickAsync();
        await Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await visit.ScreenshotAsync("shop-clerk-375");

        foreach (var state in await visit.Page.Locator("tbody .badge").AllAsync())
        {
            await Expect(state).ToHaveTextAsync("درخواست در حال بررسی است");
            await Expect(state).ToBeInViewportAsync(new() { Ratio = 1 });
            var box = await state.BoundingBoxAsync();
            box!.X.Should().BeGreaterThanOrEqualTo(0);
            (box.X + box.Width).Should().BeLessThanOrEqualTo(Width);
        }

        (await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue();
        (await visit.Page.Locator(".table-frame").EvaluateAsync<bool>("frame => frame.scrollWidth <= frame.clientWidth")).Should().BeTrue();
        visit.ShouldHaveBeenClean();
    }
}
