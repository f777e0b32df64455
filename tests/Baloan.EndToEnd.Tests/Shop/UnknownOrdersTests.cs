extern alias shop;

using Baloan.EndToEnd.Tests.Shop.Hosted;
using Baloan.Sandbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using shop::Baloan.Samples.PartnerShop.Orders;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>An order of unknown outcome stands before the clerk until it is settled.</summary>
public sealed class UnknownOrdersTests(HostedShop shop) : IClassFixture<HostedShop>
{
    private const int MoreThanAPage = 201;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_many_orders_came_after_it()
    {
        using var customer = shop.Visit();
        shop.Sandbox.Faults.Add(SandboxFault.DropAfterWork().For(SandboxOperation.OpenLoan).Once());
        var unknown = await customer.OrderAsync();
        await AddLaterOrdersAsync();
        using var clerk = shop.Visit();
        using var signedIn = await clerk.SignInAsync(HostedShop.ClerkPassword);

        using var page = await clerk.GetAsync("/clerk");

        (await page.Content.ReadAsStringAsync(Token)).Should().Contain($"value=\"{unknown.Split('/')[^1]}\"");
    }

    private async Task AddLaterOrdersAsync()
    {
        await using var database = await shop.Services.GetRequiredService<IDbContextFactory<ShopDatabase>>().CreateDbContextAsync(Token);
        database.Orders.AddRange(Enumerable.Range(0, MoreThanAPage).Select(_ => new Order
        {
            Id = Guid.NewGuid(),
            CustomerId = Guid.NewGuid(),
            PlacedAt = DateTimeOffset.UnixEpoch,
            Stage = OrderStage.NotOpened,
        }));
        await database.SaveChangesAsync(Token);
    }
}
