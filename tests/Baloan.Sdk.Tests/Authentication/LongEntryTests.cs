using System.Buffers;
using Microsoft.Extensions.Caching.Distributed;

namespace Baloan.Sdk.Tests.Authentication;

/// <summary>An entry of a shared store that is longer than any token: refused by its length, before it is opened, and forgotten.</summary>
public sealed class LongEntryTests : IDisposable
{
    private const int Longest = 1024 * 1024;

    private readonly ObservedTime _time = new();
    private readonly WatchedProtector _protector = new();
    private readonly List<TokenHarness> _nodes = [];

    [Theory]
    [InlineData(Longest, 1)]
    [InlineData(Longest + 1, 0)]
    [InlineData(100 * 1024 * 1024, 0)]
    public async Task Only_what_can_be_a_token_is_opened(int length, int timesOpened)
    {
        var cache = new Cache(new byte[length]);

        (await AddNode(cache).TokenAsync()).Grant.Should().Be(TokenGrant.Login);

        _protector.Opened.Should().Be(timesOpened);
        _nodes[0].Logger.Count(1106).Should().Be(1);
    }

    [Fact]
    public async Task It_is_forgotten_even_where_no_token_takes_its_place()
    {
        var cache = new Cache(new byte[Longest + 1]);
        var node = AddNode(cache);
        node.Tokens.Password = "another";

        await node.FailureAsync();

        cache.Entry.Should().BeNull();
    }

    [Fact]
    public async Task It_is_forgotten_even_where_it_comes_too_late()
    {
        var cache = new Cache(new byte[Longest + 1]) { Delay = new(TaskCreationOptions.RunContinuationsAsynchronously) };
        var node = AddNode(cache);
        var call = node.GetAsync();
        await _time.PassAsync(wait => wait == node.Options.Store.Timeout);
        (await call).Token.Should().NotBeNull();
        cache.Entry.Should().NotBeNull();

        cache.Delay.SetResult();

        await cache.Removed.Task.WaitAsync(TestContext.Current.CancellationToken);
        cache.Entry.Should().BeNull();
    }

    [Fact]
    public async Task A_cache_that_writes_into_a_buffer_is_stopped_there()
    {
        Assert.SkipWhen(SdkBuild.HasNoBufferCache, SdkBuild.NoBufferCache);
        var cache = new BufferCache(new byte[100 * 1024 * 1024]);

        (await AddNode(cache).TokenAsync()).Grant.Should().Be(TokenGrant.Login);

        cache.Written.Should().BeLessThanOrEqualTo(Longest);
        cache.Removed.Task.IsCompletedSuccessfully.Should().BeTrue();
    }

    [Fact]
    public async Task A_cache_that_writes_into_a_buffer_shares_tokens()
    {
        var cache = new BufferCache(null);
        var first = await AddNode(cache).TokenAsync();

        var second = await AddNode(cache).TokenAsync();

        (second.Value, second.Grant).Should().Be((first.Value, TokenGrant.Store));
    }

    public void Dispose() => _nodes.ForEach(node => node.Dispose());

    private TokenHarness AddNode(IDistributedCache cache)
    {
        var node = new TokenHarness(new DistributedTokenStore(cache, _protector, "Default", new Uri("https://gateway.test/")), _time);
        _nodes.Add(node);
        return node;
    }

    private sealed class WatchedProtector : IBaloanTokenProtector
    {
        private readonly XorProtector _protector = new(7);

        public int Opened { get; private set; }

        public byte[] Protect(byte[] plaintext) => _protector.Protect(plaintext);

        public byte[]? Unprotect(byte[] protectedData)
        {
            Opened++;
            return _protector.Unprotect(protectedData);
        }
    }

    private class Cache(byte[]? entry) : IDistributedCache
    {
        public byte[]? Entry { get; private set; } = entry;

        /// <summary>What a read waits for, without a look at its token.</summary>
        public TaskCompletionSource? Delay { get; init; }

        public TaskCompletionSource Removed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public byte[]? Get(string key) => Entry;

        public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
        {
            await (Delay?.Task ?? Task.CompletedTask);
            return Entry;
        }

        public void Refresh(string key)
        {
        }

        public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

        public void Remove(string key)
        {
            Entry = null;
            Removed.TrySetResult();
        }

        public Task RemoveAsync(string key, CancellationToken token = default)
        {
            token.ThrowIfCancellationRequested();
            Remove(key);
            return Task.CompletedTask;
        }

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => Entry = value;

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            Set(key, value, options);
            return Task.CompletedTask;
        }
    }

    private sealed class BufferCache(byte[]? entry) : Cache(entry), IBufferDistributedCache
    {
        private const int Piece = 8192;

        public int Written { get; private set; }

        public bool TryGet(string key, IBufferWriter<byte> destination)
        {
            if (Entry is not { } bytes)
            {
                return false;
            }

            for (var at = 0; at < bytes.Length; at += Piece)
            {
                var piece = bytes.AsSpan(at, Math.Min(Piece, bytes.Length - at));
                piece.CopyTo(destination.GetSpan(piece.Length));
                destination.Advance(piece.Length);
                Written += piece.Length;
            }

            return true;
        }

        public ValueTask<bool> TryGetAsync(string key, IBufferWriter<byte> destination, CancellationToken token = default) => new(TryGet(key, destination));

        public void Set(string key, ReadOnlySequence<byte> value, DistributedCacheEntryOptions options) => Set(key, value.ToArray(), options);

        public ValueTask SetAsync(string key, ReadOnlySequence<byte> value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            Set(key, value, options);
            return default;
        }
    }
}
