using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Partners;

/// <summary>Clients are kept while they are used, so many at most. To let one go ends nothing that runs.</summary>
public sealed class LettingGoTests : IAsyncDisposable
{
    private readonly Marketplace _market = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _market.DisposeAsync();

    [Fact]
    public async Task A_client_that_is_not_asked_for_is_let_go_after_its_idle_time()
    {
        KeepFor(TimeSpan.FromMinutes(4));
        var first = await _market.ClientAsync("shop-1");

        _market.Time.Advance(TimeSpan.FromMinutes(4));

        (await _market.ClientAsync("shop-1")).Should().NotBeSameAs(first);
    }

    [Fact]
    public async Task A_client_that_is_asked_for_stays()
    {
        KeepFor(TimeSpan.FromMinutes(4));
        var first = await _market.ClientAsync("shop-1");

        for (var minute = 0; minute < 20; minute++)
        {
            _market.Time.Advance(TimeSpan.FromMinutes(1));
            await _market.ClientAsync("shop-1");
        }

        (await _market.ClientAsync("shop-1")).Should().BeSameAs(first);
    }

    [Fact]
    public async Task For_one_too_many_goes_the_one_that_was_longest_not_asked_for()
    {
        KeepAtMost(2);
        var old = await _market.ClientAsync("old");
        _market.Time.Advance(TimeSpan.FromSeconds(2));
        var used = await _market.ClientAsync("used");
        _market.Time.Advance(TimeSpan.FromSeconds(2));
        await _market.ClientAsync("old");
        _market.Time.Advance(TimeSpan.FromSeconds(2));

        await _market.ClientAsync("new");

        (await _market.ClientAsync("old")).Should().BeSameAs(old);
        (await _market.ClientAsync("used")).Should().NotBeSameAs(used);
    }

    [Fact]
    public async Task A_client_that_was_let_go_goes_on_to_work_for_whoever_has_it()
    {
        KeepFor(TimeSpan.FromMinutes(4));
        var held = await _market.ClientAsync("shop-1");
        await held.Policies.ListAsync(Token);
        _market.Time.Advance(TimeSpan.FromHours(1));
        await _market.CallAsync("shop-1");

        await held.Policies.ListAsync(Token);

        _market.Tokens.Operations.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_call_that_runs_as_its_client_is_let_go_ends_as_it_would_have()
    {
        KeepAtMost(1);
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _market.AnswerAsync = (partner, _) =>
        {
            sent.TrySetResult();
            return partner == "shop-1" ? answer.Task : Task.FromResult(Gateway.TestGateway.Json("[]"));
        };
        var call = _market.CallAsync("shop-1");
        await sent.Task.WaitAsync(Patience.Limit, Token);

        await _market.CallAsync("shop-2");
        answer.SetResult(Gateway.TestGateway.Json("[]"));

        await call;
    }

    [Fact]
    public async Task Of_ten_thousand_partners_no_more_are_kept_than_may()
    {
        KeepAtMost(100);
        var clients = new List<WeakReference>();
        for (var number = 0; number < 10_000; number++)
        {
            clients.Add(new WeakReference(await _market.ClientAsync($"shop-{number}")));
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        clients.Count(reference => reference.IsAlive).Should().BeInRange(100, 110);
    }

    private void KeepFor(TimeSpan time) => _market.Services.Configure<BaloanPartnersOptions>(options => options.IdleTimeout = time);

    private void KeepAtMost(int count) => _market.Services.Configure<BaloanPartnersOptions>(options => options.MaxClients = count);
}
