using Baloan.EndToEnd.Tests.Support;
using Baloan.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>The shop ends in the middle of its work, and the gateway does.</summary>
[Trait("Runs", "once")]
public sealed class RestartTests(Browser browser)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_shop_that_was_killed_keeps_its_orders_and_open_pages_go_on()
    {
        await using var sandbox = await StartSandboxAsync();
        await using var shop = await ShopProcess.StartAsync(sandbox);
        await shop.OffersInstallmentsAsync();
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Address);
        await visit.OrderAsync(Customer.New());
        var loan = sandbox.Loans.Single().Id;

        await shop.KillAsync();
        await sandbox.AdvanceAsync(loan);
        await shop.RunAsync();

        // The call back is repeated until the shop takes it, and the browser connects again by itself.
        await Expect(visit.Headline).ToHaveTextAsync("قرارداد آمادهٔ امضاست");
        visit.ForgiveFaults();
        await visit.Page.ReloadAsync();
        await Expect(visit.Headline).ToHaveTextAsync("قرارداد آمادهٔ امضاست");
        visit.ShouldHaveBeenClean();
    }

    [Fact]
    public async Task An_order_that_was_being_placed_when_the_shop_was_killed_is_shown_as_unknown()
    {
        await using var sandbox = await StartSandboxAsync();
        sandbox.Faults.Add(SandboxFault.Slow(TimeSpan.FromMinutes(1)).For(SandboxOperation.OpenLoan));
        await using var shop = await ShopProcess.StartAsync(sandbox);
        await shop.OffersInstallmentsAsync();
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Address);
        await visit.ChooseAsync("گوشی هوشمند", "20000000", "12");
        await visit.FillInAsync(Customer.New());
        var form = visit.Page.Url;
        await visit.Page.EvaluateAsync("document.querySelector('main form').requestSubmit()");
        await OpenLoanRequestAsync(sandbox);

        await shop.KillAsync();
        await shop.RunAsync();
        await visit.Page.GotoAsync(form);

        await Expect(visit.Headline).ToHaveTextAsync("نتیجهٔ درخواست هنوز معلوم نیست");
    }

    [Fact]
    public async Task While_the_gateway_is_down_the_shop_goes_on_without_instalments()
    {
        await using var sandbox = await StartSandboxAsync();
        sandbox.Faults.Add(SandboxFault.Status(503));
        await using var shop = await ShopProcess.StartAsync(sandbox);
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Address);

        await Expect(visit.Page.GetByText("خرید قسطی چند لحظه‌ای در دسترس نیست")).ToBeVisibleAsync();
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "گوشی هوشمند" }).ClickAsync();

        await Expect(visit.Page.GetByText("این کالا همین حالا قسطی فروخته نمی‌شود")).ToBeVisibleAsync();
        visit.ShouldHaveBeenClean();
    }

    private static Task<BaloanSandbox> StartSandboxAsync() =>
        BaloanSandbox.StartAsync(
            options =>
            {
                options.Policies = SandboxPolicy.Varied;
                options.Plan = SandboxPlan.Formula;
            },
            Cancellation);

    private static async Task OpenLoanRequestAsync(BaloanSandbox sandbox)
    {
        while (sandbox.Faults.All.Single().Hits == 0)
        {
            await Task.Delay(20, Cancellation);
        }
    }
}
