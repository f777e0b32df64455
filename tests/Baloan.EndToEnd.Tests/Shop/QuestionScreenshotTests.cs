using Baloan.EndToEnd.Tests.Support;
using Baloan.Sandbox;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>Pictures of what the shop asks again or refuses, in <c>artifacts/screenshots</c>: nothing sticks out at any width.</summary>
[Trait("Runs", "once")]
public sealed class QuestionScreenshotTests(Browser browser)
{
    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    [InlineData(320, false)]
    public async Task What_is_asked_again_fits_the_width_of_the_window(int width, bool isDark)
    {
        await using var sandbox = await BaloanSandbox.StartAsync(
            options => options.Policies = SandboxPolicy.Varied, TestContext.Current.CancellationToken);
        await using var shop = await ShopProcess.StartAsync(sandbox);
        await shop.OffersInstallmentsAsync();
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Address, options =>
        {
            options.ViewportSize = new() { Width = width, Height = width > 1000 ? 960 : 844 };
            options.ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light;
        });

        await visit.OrderAsync(Customer.New());
        await Expect(visit.Page.GetByTestId("dearer")).ToBeVisibleAsync();
        await ShowAsync(visit, "dearer", width);
        await sandbox.AdvanceAsync(sandbox.Loans.Single().Id);
        await Expect(visit.Page.Locator("#contract-title")).ToBeVisibleAsync();
        await ShowAsync(visit, "dearer-contract", width);
        await visit.Button("این قسط را می‌پذیرم").ClickAsync();
        await Expect(visit.Headline).ToHaveTextAsync("قرارداد آمادهٔ امضاست");
        await ShowAsync(visit, "accepted", width);

        sandbox.Faults.Add(SandboxFault.DropAfterWork().For(SandboxOperation.OpenLoan).Once());
        await visit.Page.GotoAsync(shop.Address.AbsoluteUri);
        var standing = await visit.OrderAsync(Customer.New());
        await visit.Page.GotoAsync(shop.Address.AbsoluteUri);
        await visit.ChooseAsync("لپ‌تاپ", "32500000", "24");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("پیش از این درخواست وامی");
        await ShowAsync(visit, "standing", width);

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "دیدن سفارش" }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(standing.AbsoluteUri);
        await ShowAsync(visit, "unknown", width);
        visit.ShouldHaveBeenClean();
    }

    private static async Task ShowAsync(ShopVisit visit, string page, int width)
    {
        await visit.ScreenshotAsync($"shop-{page}-{width}", isFullPage: true);
        (await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue("the {0} page must fit", page);
    }
}
