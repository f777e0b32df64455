using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Partners;

/// <summary>Nodes share the token of a partner, and no partner comes by another's.</summary>
public sealed class SharedTokensOfPartnersTests : IAsyncDisposable
{
    private readonly WatchedCache _cache = new(entries: 2);
    private readonly Marketplace _market = new();
    private readonly Marketplace _otherNode;

    public SharedTokensOfPartnersTests()
    {
        _otherNode = new Marketplace(_market.Tokens);
        Share(_market);
        Share(_otherNode);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _otherNode.DisposeAsync();
        await _market.DisposeAsync();
    }

    [Fact]
    public async Task Each_partner_has_a_slot_of_the_shared_token_store()
    {
        await CallForTwoAsync();

        await _otherNode.CallAsync("shop-2");
        await _otherNode.CallAsync("shop-1");

        _market.Tokens.Logins.Should().Equal("shop-1", "shop-2");
        _market.Tokens.Operations.Should().Equal("shop-1", "shop-2", "shop-2", "shop-1");
    }

    [Fact]
    public async Task Who_names_the_user_of_another_partner_has_to_know_its_password()
    {
        await CallForTwoAsync();
        _otherNode.Table.SetUsername("thief", "shop-1");
        _otherNode.Table.SetPassword("thief", "guessed");

        var act = () => _otherNode.CallAsync("thief");

        await act.Should().ThrowAsync<BaloanAuthenticationException>();
        _market.Tokens.Operations.Should().HaveCount(2);
    }

    private async Task CallForTwoAsync()
    {
        await _market.CallAsync("shop-1");
        await _market.CallAsync("shop-2");
        await _cache.Written.WaitAsync(Patience.Limit, Token);
    }

    private void Share(Marketplace node)
    {
        node.Services.AddSingleton<IDistributedCache>(_cache);
        node.Services.Configure<BaloanClientOptions>(node.Builder.Name, options => options.Token.Store.AllowPlaintext = true);
        node.Builder.UseDistributedTokenStore();
    }
}
