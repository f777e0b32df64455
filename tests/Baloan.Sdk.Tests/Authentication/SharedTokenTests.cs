using System.Text;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.Tests.Authentication;

public sealed class SharedTokenTests : IDisposable
{
    private static readonly Uri Address = new("https://gateway.test/");

    private readonly ObservedTime _time = new();
    private readonly JwtTokens _tokens;
    private readonly MemoryDistributedCache _cache;
    private readonly List<TokenHarness> _nodes = [];

    public SharedTokenTests()
    {
        _tokens = new JwtTokens(_time);
        _cache = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions { Clock = new CacheClock(_time) }));
    }

    [Fact]
    public async Task Two_nodes_make_one_log_in_between_them_and_renew_once_for_both()
    {
        var first = AddNode(jitter: 0.9);
        var second = AddNode(jitter: 0.1);
        for (var second5 = 0; second5 < 3600; second5 += 5)
        {
            var tokens = new[] { await first.TokenAsync(), await second.TokenAsync() };
            if (second5 == 0)
            {
                tokens[0].Value.Should().Be(tokens[1].Value);
            }

            _time.Advance(TimeSpan.FromSeconds(5));
        }

        _tokens.Logins.Should().Be(1);
        _tokens.Refreshes.Should().BeInRange(11, 14);
    }

    [Fact]
    public async Task A_node_whose_token_was_refused_takes_the_newer_one_of_another_node()
    {
        var first = AddNode();
        var second = AddNode();
        var old = await first.TokenAsync();
        (await second.TokenAsync()).Value.Should().Be(old.Value);
        var renewed = await first.RenewAsync(old);

        var taken = await second.RenewAsync(old);

        taken.Token!.Value.Should().Be(renewed.Token!.Value);
        taken.Token.Grant.Should().Be(TokenGrant.Store);
        _tokens.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_node_goes_on_with_the_refresh_token_of_another()
    {
        var first = AddNode();
        await first.TokenAsync();
        var second = AddNode();
        await second.TokenAsync();
        _time.Advance(TimeSpan.FromSeconds(275));

        await second.TokenAsync();

        _tokens.Logins.Should().Be(1);
        _tokens.Refreshes.Should().Be(1);
    }

    [Theory]
    [InlineData(24)]
    [InlineData(-24)]
    public async Task A_wrong_local_clock_does_not_keep_a_node_from_sharing(int hours)
    {
        _tokens.ClockOffset = TimeSpan.FromHours(hours);
        var first = AddNode();
        var second = AddNode();
        for (var seconds = 0; seconds < 3600; seconds += 5)
        {
            foreach (var node in new[] { first, second })
            {
                var token = await node.TokenAsync();
                (_time.GetUtcNow() + _tokens.ClockOffset).Should().BeBefore(JwtTimes.Read(token.Value).Expires!.Value);
            }

            _time.Advance(TimeSpan.FromSeconds(5));
        }

        _tokens.Requests.Count.Should().BeInRange(12, 15);
    }

    [Fact]
    public async Task Clients_of_other_names_accounts_and_gateways_do_not_share()
    {
        await AddNode().TokenAsync();
        await AddNode(name: "second").TokenAsync();
        await AddNode(address: new Uri("https://other.test/")).TokenAsync();
        var other = AddNode();
        other.Settings = new("second-partner", "right-password", other.Options);
        await other.TokenAsync();

        _tokens.Logins.Should().Be(4);
    }

    [Fact]
    public async Task The_entry_tells_neither_the_username_nor_the_token()
    {
        var token = await AddNode(protector: new XorProtector(42)).TokenAsync();
        var key = Store(new XorProtector(42)).KeyOf("partner");

        var entry = Encoding.UTF8.GetString(_cache.Get(key)!);

        key.Should().StartWith("baloan:token:Default:").And.NotContain("partner");
        entry.Should().NotContain("access").And.NotContain(token.Value);
    }

    [Fact]
    public async Task The_entry_ends_with_its_token()
    {
        await AddNode().TokenAsync();
        var key = Store(null).KeyOf("partner");
        _time.Advance(TimeSpan.FromSeconds(298));
        _cache.Get(key).Should().NotBeNull();

        _time.Advance(TimeSpan.FromSeconds(1));

        _cache.Get(key).Should().BeNull();
    }

    [Fact]
    public async Task An_entry_under_other_keys_is_replaced_and_told_in_the_log()
    {
        await AddNode(protector: new XorProtector(1)).TokenAsync();
        var node = AddNode(protector: new XorProtector(2));

        (await node.TokenAsync()).Grant.Should().Be(TokenGrant.Login);

        node.Logger.Count(1106).Should().Be(1);
        (await AddNode(protector: new XorProtector(2)).TokenAsync()).Grant.Should().Be(TokenGrant.Store);
    }

    [Fact]
    public async Task An_entry_that_was_moved_to_another_key_is_not_taken()
    {
        await AddNode().TokenAsync();
        var entry = _cache.Get(Store(null).KeyOf("partner"))!;
        _cache.Set(Store(null).KeyOf("second-partner"), entry, new());
        var node = AddNode();
        node.Settings = new("second-partner", "right-password", node.Options);

        (await node.TokenAsync()).Grant.Should().Be(TokenGrant.Login);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    [InlineData("{\"version\":1,\"key\":\"K\",\"access\":\"a\",\"refresh\":null,\"expiry\":9999999999999999,\"lifetime\":1000}")]
    [InlineData("{\"version\":1,\"key\":\"K\",\"access\":\"a\",\"refresh\":null,\"expiry\":\"x\",\"lifetime\":1000}")]
    [InlineData("{\"version\":1,\"key\":\"K\",\"access\":\"a\\r\\nb\",\"refresh\":null,\"expiry\":4070908800000,\"lifetime\":1000}")]
    [InlineData("{\"version\":2,\"key\":\"K\",\"access\":\"a\",\"refresh\":null,\"expiry\":4070908800000,\"lifetime\":1000}")]
    public async Task A_corrupt_entry_is_replaced(string entry)
    {
        var key = Store(null).KeyOf("partner");
        _cache.Set(key, Encoding.UTF8.GetBytes(entry.Replace("\"K\"", $"\"{key}\"", StringComparison.Ordinal)), new());
        var node = AddNode();

        (await node.TokenAsync()).Grant.Should().Be(TokenGrant.Login);

        node.Logger.Count(1106).Should().Be(1);
        (await AddNode().TokenAsync()).Grant.Should().Be(TokenGrant.Store);
    }

    [Fact]
    public async Task Nodes_renew_a_shared_token_at_different_moments()
    {
        var early = await AddNode(jitter: 0).TokenAsync();
        var late = await AddNode(jitter: 0.99).TokenAsync();

        late.Value.Should().Be(early.Value);
        _time.GetElapsedTime(early.RenewAt, late.RenewAt).Should().BeCloseTo(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(1));
        late.RenewAt.Should().BeLessThan(late.ExpiresAt);
    }

    public void Dispose()
    {
        _nodes.ForEach(node => node.Dispose());
    }

    private TokenHarness AddNode(double jitter = 0, string name = "Default", Uri? address = null, IBaloanTokenProtector? protector = null)
    {
        var store = new DistributedTokenStore(_cache, protector, name, address ?? Address);
        var node = new TokenHarness(store, _time, _tokens, () => jitter);
        _nodes.Add(node);
        return node;
    }

    private DistributedTokenStore Store(IBaloanTokenProtector? protector) => new(_cache, protector, "Default", Address);

    private sealed class CacheClock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
