namespace Baloan.Sdk.Tests.Authentication;

public sealed class FaultyTokenStoreTests : IDisposable
{
    private static readonly TimeSpan StoreTimeout = TimeSpan.FromMilliseconds(250);

    private readonly FakeTokenStore _store = new();
    private readonly TokenHarness _harness;

    public FaultyTokenStoreTests() => _harness = new TokenHarness(_store);

    [Fact]
    public async Task A_dead_store_means_a_log_in()
    {
        _store.Read = _ => throw new InvalidOperationException("down");

        (await _harness.TokenAsync()).Grant.Should().Be(TokenGrant.Login);

        _harness.Logger.Count(1105).Should().Be(1);
    }

    [Fact]
    public async Task A_store_that_failed_is_left_alone_for_a_while()
    {
        _store.Read = _ => throw new InvalidOperationException("down");
        var token = await _harness.TokenAsync();
        _harness.Time.Advance(TimeSpan.FromSeconds(9));
        await _harness.RenewAsync(token);
        _store.Reads.Should().Be(1);
        _store.Writes.Should().Be(0);

        _harness.Time.Advance(TimeSpan.FromSeconds(2));
        await _harness.RenewAsync((await _harness.GetAsync()).Token!);

        _store.Reads.Should().Be(2);
    }

    [Fact]
    public async Task A_slow_store_costs_one_short_wait()
    {
        var silence = new TaskCompletionSource<SharedToken?>();
        _store.Read = _ => silence.Task;
        var call = _harness.GetAsync();
        await _store.ReadBegunAsync();

        await _harness.Time.PassAsync(wait => wait == StoreTimeout);

        (await call).Token!.Grant.Should().Be(TokenGrant.Login);
        await _harness.Manager.Idle;
        _store.Reads.Should().Be(1);
        _store.Writes.Should().Be(0);
    }

    [Fact]
    public async Task A_store_that_blocks_its_caller_costs_no_more_than_that()
    {
        using var block = new ManualResetEventSlim();
        _store.Read = _ =>
        {
            block.Wait(Patience.Limit, TestContext.Current.CancellationToken);
            return Task.FromResult<SharedToken?>(null);
        };
        var call = _harness.GetAsync();
        await _store.ReadBegunAsync();

        await _harness.Time.PassAsync(wait => wait == StoreTimeout);

        (await call).Token.Should().NotBeNull();
        block.Set();
    }

    [Fact]
    public async Task Nobody_waits_for_the_store_to_take_a_token()
    {
        var silence = new TaskCompletionSource();
        _store.Write = _ => silence.Task;

        var result = await _harness.GetAsync();

        result.Token.Should().NotBeNull();
        _harness.Manager.Idle.IsCompleted.Should().BeFalse();
        silence.SetResult();
        await _harness.Manager.Idle;
    }

    [Fact]
    public async Task A_refused_token_does_not_come_back_from_the_store()
    {
        SharedToken? kept = null;
        _store.Write = token =>
        {
            kept ??= token;
            return Task.CompletedTask;
        };
        var refused = await _harness.TokenAsync();
        _store.Read = _ => Task.FromResult(kept);

        var renewed = await _harness.RenewAsync(refused);
        _harness.Time.Advance(TimeSpan.FromSeconds(120));
        var again = await _harness.RenewAsync(renewed.Token!);

        renewed.Token!.Value.Should().NotBe(refused.Value);
        again.Token!.Value.Should().NotBe(refused.Value);
    }

    [Fact]
    public async Task A_planted_token_costs_one_refusal()
    {
        _store.Read = _ => Task.FromResult<SharedToken?>(new("planted", null, _harness.Time.GetUtcNow().AddMinutes(5), TimeSpan.FromMinutes(5)));
        var planted = await _harness.TokenAsync();
        planted.Value.Should().Be("planted");

        var renewed = await _harness.RenewAsync(planted);

        renewed.Token!.Grant.Should().Be(TokenGrant.Login);
    }

    [Fact]
    public async Task A_token_at_its_end_is_not_taken()
    {
        _store.Read = _ => Task.FromResult<SharedToken?>(new("old", null, _harness.Time.GetUtcNow(), TimeSpan.FromMinutes(5)));

        (await _harness.TokenAsync()).Grant.Should().Be(TokenGrant.Login);
    }

    [Fact]
    public async Task No_stored_token_lives_longer_than_a_new_one()
    {
        _store.Read = _ => Task.FromResult<SharedToken?>(new("shared", null, _harness.Time.GetUtcNow().AddDays(1), TimeSpan.FromMinutes(5)));

        var token = await _harness.TokenAsync();

        _harness.Time.GetElapsedTime(token.ReceivedAt, token.ExpiresAt).Should().Be(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_flight_that_ends_during_a_read_of_the_store_ends_cleanly()
    {
        _store.Read = token => Task.Delay(Timeout.Infinite, token).ContinueWith(_ => (SharedToken?)null, TaskScheduler.Default);
        var call = _harness.GetAsync();
        await _harness.Time.WaitBegunAsync(wait => wait == StoreTimeout);

        _harness.Manager.Dispose();

        (await call).Failure!.ToException().Should().BeOfType<ObjectDisposedException>();
        await _harness.Manager.Idle;
    }

    public void Dispose() => _harness.Dispose();
}
