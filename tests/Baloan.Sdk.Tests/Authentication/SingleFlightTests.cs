namespace Baloan.Sdk.Tests.Authentication;

public sealed class SingleFlightTests : IDisposable
{
    private const int Callers = 1000;

    private readonly TokenHarness _harness = new();

    [Fact]
    public async Task A_thousand_first_calls_make_one_request()
    {
        _harness.Tokens.Hold();
        var calls = StartCalls(TestContext.Current.CancellationToken);
        await _harness.Tokens.HeldRequestAsync();
        _harness.Tokens.Release();

        var results = await Task.WhenAll(calls);

        results.Should().OnlyContain(result => result.Token != null);
        results.Select(result => result.Token!.Value).Distinct().Should().ContainSingle();
        _harness.Tokens.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_thousand_refusals_of_one_token_make_one_renewal()
    {
        var refused = await _harness.TokenAsync();
        _harness.Tokens.Hold();
        var calls = Enumerable.Range(0, Callers)
            .Select(_ => _harness.Manager.RenewAsync(refused, TestContext.Current.CancellationToken).AsTask()).ToArray();
        await _harness.Tokens.HeldRequestAsync();
        _harness.Tokens.Release();

        var results = await Task.WhenAll(calls);

        results.Should().OnlyContain(result => result.Token != null && result.Token.Value != refused.Value);
        _harness.Tokens.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_late_refusal_of_an_old_token_gets_the_current_one_without_a_request()
    {
        var old = await _harness.TokenAsync();
        var current = await _harness.RenewAsync(old);

        var again = await _harness.RenewAsync(old);

        again.Token.Should().BeSameAs(current.Token);
        _harness.Tokens.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Nobody_gets_a_refused_token_while_its_renewal_is_under_way()
    {
        var refused = await _harness.TokenAsync();
        _harness.Tokens.Hold();
        var renewal = _harness.RenewAsync(refused);
        await _harness.Tokens.HeldRequestAsync();

        var other = _harness.GetAsync();
        _harness.Tokens.Release();

        (await other).Token!.Value.Should().NotBe(refused.Value);
        (await renewal).Token.Should().BeSameAs((await other).Token);
    }

    [Fact]
    public async Task Cancelling_all_waiters_but_one_leaves_that_one_with_a_token()
    {
        _harness.Tokens.Hold();
        using var leave = new CancellationTokenSource();
        var leavers = StartCalls(leave.Token).Skip(1).ToArray();
        var last = _harness.GetAsync();
        await _harness.Tokens.HeldRequestAsync();

        await leave.CancelAsync();
        foreach (var leaver in leavers)
        {
            var wait = () => leaver;
            (await wait.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(leave.Token);
        }

        _harness.Tokens.Release();
        (await last).Token.Should().NotBeNull();
        _harness.Tokens.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_flight_goes_on_after_its_only_waiter_left()
    {
        _harness.Tokens.Hold();
        using var leave = new CancellationTokenSource();
        var leaver = _harness.Manager.GetAsync(leave.Token).AsTask();
        await _harness.Tokens.HeldRequestAsync();
        await leave.CancelAsync();
        var wait = () => leaver;
        await wait.Should().ThrowAsync<OperationCanceledException>();

        _harness.Tokens.Release();
        await _harness.Manager.Idle;

        (await _harness.GetAsync()).Token.Should().NotBeNull();
        _harness.Tokens.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_cancelled_caller_starts_no_request()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var call = () => _harness.Manager.GetAsync(cancelled.Token).AsTask();

        await call.Should().ThrowAsync<OperationCanceledException>();
        _harness.Tokens.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Each_waiter_makes_an_exception_of_its_own()
    {
        _harness.Tokens.Password = "another";
        _harness.Tokens.Hold();
        var calls = StartCalls(TestContext.Current.CancellationToken);
        _harness.Tokens.Release();

        var exceptions = (await Task.WhenAll(calls)).Select(result => result.Failure!.ToException()).ToArray();

        exceptions.Should().OnlyHaveUniqueItems().And.AllBeOfType<BaloanAuthenticationException>();
    }

    [Fact]
    public async Task The_flight_does_not_carry_the_first_callers_locals_along()
    {
        var local = new AsyncLocal<string?>();
        var seen = "nothing";
        _harness.Tokens.Interfere = _ =>
        {
            seen = local.Value;
            return null;
        };

        local.Value = "caller";
        await _harness.GetAsync();

        seen.Should().BeNull();
    }

    [Fact]
    public async Task Disposal_ends_the_wait()
    {
        _harness.Tokens.Hold();
        var waiter = _harness.GetAsync();
        await _harness.Tokens.HeldRequestAsync();

        _harness.Manager.Dispose();

        (await waiter).Failure!.ToException().Should().BeOfType<ObjectDisposedException>();
        await _harness.Manager.Idle;
    }

    [Fact]
    public async Task A_disposed_manager_gives_no_token()
    {
        await _harness.TokenAsync();

        _harness.Manager.Dispose();

        (await _harness.FailureAsync()).Should().BeOfType<ObjectDisposedException>();
        _harness.Tokens.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_current_token_is_given_without_an_allocation()
    {
        await _harness.TokenAsync();
        var manager = _harness.Manager;
        for (var i = 0; i < 1000; i++)
        {
            await manager.GetAsync(CancellationToken.None);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var served = 0;
        for (var i = 0; i < 1000; i++)
        {
            served += (await manager.GetAsync(CancellationToken.None)).Token is null ? 0 : 1;
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
        served.Should().Be(1000);
    }

    public void Dispose() => _harness.Dispose();

    private Task<TokenResult>[] StartCalls(CancellationToken cancellationToken) =>
        Enumerable.Range(0, Callers).Select(_ => _harness.Manager.GetAsync(cancellationToken).AsTask()).ToArray();
}
