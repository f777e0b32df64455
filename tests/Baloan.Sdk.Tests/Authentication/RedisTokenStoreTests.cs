using Baloan.Sdk.Tests.Redis;
using Microsoft.Extensions.Caching.StackExchangeRedis;

namespace Baloan.Sdk.Tests.Authentication;

public sealed class RedisTokenStoreTests : IAsyncLifetime
{
    private readonly ObservedTime _time = new();
    private readonly JwtTokens _tokens;
    private readonly List<IDisposable> _toDispose = [];
    private RedisServer _redis = null!;

    public RedisTokenStoreTests() => _tokens = new JwtTokens(_time);

    public async ValueTask InitializeAsync() => _redis = await RedisServer.StartAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task Two_nodes_make_one_log_in_between_them_and_go_on_when_Redis_is_killed()
    {
        var first = await AddNodeAsync();
        var second = await AddNodeAsync();
        for (var seconds = 0; seconds < 900; seconds += 10)
        {
            await first.TokenAsync();
            await second.TokenAsync();
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        _tokens.Logins.Should().Be(1);
        _tokens.Refreshes.Should().BeInRange(2, 4);

        _redis.Kill();
        foreach (var node in new[] { first, second })
        {
            var old = await node.TokenAsync();
            _time.ForgetWaits();
            var renewal = node.RenewAsync(old);
            await Task.WhenAny(renewal, _time.PassAsync(wait => wait == node.Options.Store.Timeout));

            (await renewal).Token!.Value.Should().NotBe(old.Value);
            node.Logger.Count(1105).Should().BePositive();
        }
    }

    [Fact]
    public async Task An_entry_of_many_megabytes_is_forgotten_by_the_first_node_that_meets_it()
    {
        var node = AddNode(out var cache);
        var key = new DistributedTokenStore(cache, new XorProtector(7), "Default", new Uri("https://gateway.test/")).KeyOf("partner");
        await cache.SetAsync(key, new byte[4 * 1024 * 1024], new(), TestContext.Current.CancellationToken);
        node.Tokens.Password = "another";

        await node.FailureAsync();

        (await cache.GetAsync(key, TestContext.Current.CancellationToken)).Should().BeNull();
    }

    [Fact]
    public async Task A_node_that_starts_without_Redis_logs_in()
    {
        _redis.Kill();
        var node = AddNode();
        var call = node.GetAsync();

        await Task.WhenAny(call, _time.PassAsync(wait => wait == node.Options.Store.Timeout));

        (await call).Token!.Grant.Should().Be(TokenGrant.Login);
    }

    public ValueTask DisposeAsync()
    {
        _toDispose.ForEach(item => item.Dispose());
        _redis?.Dispose();
        return default;
    }

    private async Task<TokenHarness> AddNodeAsync()
    {
        var node = AddNode(out var cache);

        // The first use connects, which can take longer than a store is waited for.
        await cache.GetAsync("connect", TestContext.Current.CancellationToken);
        return node;
    }

    private TokenHarness AddNode() => AddNode(out _);

    private TokenHarness AddNode(out RedisCache cache)
    {
        cache = new RedisCache(new RedisCacheOptions { Configuration = _redis.ConnectionString + ",connectTimeout=60000,asyncTimeout=60000" });
        var store = new DistributedTokenStore(cache, new XorProtector(7), "Default", new Uri("https://gateway.test/"));
        var node = new TokenHarness(store, _time, _tokens);
        _toDispose.AddRange([node, cache]);
        return node;
    }
}
