using System.Net;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Baloan.Sdk.Tests.Redis;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Baloan.Sdk.AspNetCore.Tests.Ledger;

/// <summary>What a node's own connection to Redis does to its loans: Redis itself is well.</summary>
public sealed class RedisConnectionTests : IAsyncLifetime
{
    private RedisServer _redis = null!;
    private TcpProxy _proxy = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartAsync(Cancellation);
        _proxy = new TcpProxy(_redis.Port);
    }

    public async ValueTask DisposeAsync()
    {
        if (_proxy is not null)
        {
            await _proxy.DisposeAsync();
        }

        _redis?.Dispose();
    }

    [Fact]
    public async Task A_node_is_connected_before_its_first_call_back_comes()
    {
        await using var app = await StartNodeAsync();

        _proxy.Accepted.Should().BePositive();
        app.Logs.Entries.Should().NotContain(entry => entry.Id.Id == 2103);
    }

    [Fact]
    public async Task A_lease_outlives_a_cut_of_its_nodes_connection()
    {
        await using var app = await StartNodeAsync(options =>
        {
            options.Ledger.LeaseTime = TimeSpan.FromSeconds(15);
            options.Ledger.PauseAfterFailure = TimeSpan.FromMinutes(1);
        });
        await using var watch = await ConnectionMultiplexer.ConnectAsync(_redis.ConnectionString);
        app.Deeds.OnHandle = async (_, _, _) =>
        {
            // The first renewal after the cut is the moment where more time is left than just before.
            _proxy.Cut();
            for (var left = TimeSpan.MaxValue; ;)
            {
                var now = await watch.GetDatabase().KeyTimeToLiveAsync($"baloan:callbacks:{{{CallbackApp.LoanId:N}}}:lease");
                now.Should().NotBeNull("the lease must not run out");
                if (now > left)
                {
                    return;
                }

                left = now!.Value;
            }
        };

        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_call_back_that_finds_the_connection_cut_waits_for_the_next_one()
    {
        await using var app = await StartNodeAsync();
        await using var watch = await ConnectionMultiplexer.ConnectAsync(_redis.ConnectionString);

        _proxy.Cut();
        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);

        (await watch.GetDatabase().KeyExistsAsync($"baloan:callbacks:{{{CallbackApp.LoanId:N}}}:record")).Should().BeTrue();
        app.Logs.Entries.Should().NotContain(entry => entry.Id.Id == 2100);
    }

    [Fact]
    public async Task A_connection_of_the_application_that_cannot_be_made_does_not_keep_the_application_from_starting()
    {
        await using var app = await StartNodeAsync(
            options => options.Ledger.Timeout = TimeSpan.FromMilliseconds(200),
            (services, callbacks) =>
            {
                services.AddSingleton<IConnectionMultiplexer>(_ => throw new InvalidOperationException("Redis is away."));
                callbacks.UseRedisLedger();
            });

        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);

        app.Logs.Entries.Select(entry => entry.Id.Id).Should().Contain([2103, 2100]);
    }

    [Fact]
    public async Task A_connection_of_the_application_that_was_never_registered_does()
    {
        var start = () => StartNodeAsync(use: (_, callbacks) => callbacks.UseRedisLedger());

        (await start.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*register an IConnectionMultiplexer*");
    }

    [Fact]
    public async Task That_there_is_no_connection_although_Redis_runs_is_told()
    {
        await using var watch = await ConnectionMultiplexer.ConnectAsync(_redis.ConnectionString + ",allowAdmin=true");
        await watch.GetServer("127.0.0.1", _redis.Port).ConfigSetAsync("requirepass", "not-given");

        await using var app = await StartNodeAsync(options => options.Ledger.Timeout = TimeSpan.FromMilliseconds(200));

        while (!app.Logs.Entries.Any(entry => entry.Id.Id == 2110))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancellation);
        }

        app.Logs.Entries.Select(entry => entry.Id.Id).Should().Contain(2103);
    }

    private Task<CallbackApp> StartNodeAsync(
        Action<BaloanCallbackOptions>? configure = null, Action<IServiceCollection, BaloanCallbacksBuilder>? use = null) =>
        CallbackApp.StartAsync(
            options =>
            {
                options.Ledger.Timeout = TimeSpan.FromMinutes(1);
                configure?.Invoke(options);
            },
            (builder, callbacks) =>
            {
                if (use is null)
                {
                    callbacks.UseRedisLedger($"127.0.0.1:{_proxy.Port},connectRetry=1,asyncTimeout=60000");
                }
                else
                {
                    use(builder.Services, callbacks);
                }
            });
}
