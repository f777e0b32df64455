using Baloan.Sandbox;
using Baloan.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Partner.Tests.Marketplace;

/// <summary>Shops in a table of a real database, against one sandbox: they come, change and go while the marketplace runs.</summary>
public sealed class MarketplaceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_shop_opens_loans_of_its_own_and_sees_no_other()
    {
        await using var market = await MarketApp.StartAsync();
        await market.AddAsync("north");
        await market.AddAsync("south");

        var north = await market.OpenAsync("north");
        var south = await market.OpenAsync("south");

        market.Sandbox.Loans.Select(loan => (loan.Id, loan.Partner)).Should().Equal((north, "north"), (south, "south"));
        var act = async () => await (await market.ClientAsync("south")).Contracts.RequestOtpAsync(north, Token);
        await act.Should().ThrowAsync<BaloanNotFoundException>();
    }

    [Fact]
    public async Task A_shop_is_there_as_soon_as_its_row_is()
    {
        await using var market = await MarketApp.StartAsync();
        var act = () => market.ClientAsync("north");
        await act.Should().ThrowAsync<BaloanPartnerNotFoundException>();

        await market.AddAsync("north");

        await market.OpenAsync("north");
    }

    [Fact]
    public async Task A_new_password_is_in_use_from_the_next_log_in()
    {
        await using var market = await MarketApp.StartAsync();
        await market.AddAsync("north");
        await market.OpenAsync("north");
        market.Sandbox.PutPartner(new SandboxPartner("north", "new-password"));
        await market.ChangeAsync(database => database.Shops.Single().Password = "new-password");

        market.Sandbox.RevokeTokens();

        await (await market.ClientAsync("north")).Policies.ListAsync(Token);
    }

    [Fact]
    public async Task A_shop_without_a_row_is_unknown_once_its_token_is_worthless()
    {
        await using var market = await MarketApp.StartAsync();
        await market.AddAsync("north");
        var held = await market.ClientAsync("north");
        await held.Policies.ListAsync(Token);
        await market.ChangeAsync(database => database.Shops.ExecuteDelete());
        market.Sandbox.RevokeTokens();

        var act = () => held.Policies.ListAsync(Token);

        (await act.Should().ThrowAsync<BaloanPartnerNotFoundException>()).Which.Key.Should().Be("north");
    }

    [Fact]
    public async Task The_call_backs_of_all_shops_come_to_one_endpoint_and_are_verified_by_each_shops_own_client()
    {
        await using var market = await MarketApp.StartAsync(expectedCallbacks: 4);
        foreach (var key in new[] { "north", "south" })
        {
            var secret = BaloanCallbackSecret.Create();
            await market.AddAsync(key, BaloanCallbackSecret.Hash(secret));
            market.Sandbox.PutPartner(new SandboxPartner(key, $"password-of-the-{key}")
            {
                CallbackUrl = new UriBuilder(market.Address) { Path = "/baloan/callbacks", UserName = "baloan", Password = secret }.Uri,
            });
        }

        var (north, south) = (await market.OpenAsync("north"), await market.OpenAsync("south"));
        await market.Sandbox.AdvanceAsync(north);
        await market.Sandbox.AdvanceAsync(south);
        await market.News.AllCame.WaitAsync(Token);

        market.News.Latest[north].Should().Be(("north", LoanState.ChequeVerified, true));
        market.News.Latest[south].Should().Be(("south", LoanState.ChequeVerified, true));
    }
}
