using System.Collections.Concurrent;
using System.Net;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Baloan.Sdk.Tests.Redis;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.AspNetCore.Tests.Ledger;

public sealed class ManyCallbacksTests
{
    private const int Seed = 20_260_101;
    private const int Connections = 32;

    [Fact]
    public async Task Ten_thousand_call_backs_in_disorder_are_each_handled_once_and_every_loan_ends_in_its_last_state()
    {
        await using var app = await CallbackApp.StartAsync(
            options => options.TurnTimeout = TimeSpan.FromMinutes(5),
            (builder, _) => builder.Logging.SetMinimumLevel(LogLevel.Warning));
        var traffic = new Traffic(loans: 1000, atLeast: 10_000, Seed);
        var shop = new Shop(failsEvery: 10, comparesStates: false, Seed);
        app.Deeds.OnHandle = shop.HandleAsync;

        await SendAsync(traffic, _ => app);

        traffic.Callbacks.Should().HaveCountGreaterThanOrEqualTo(10_000);
        shop.Failures.Should().BePositive();
        traffic.LastStates.Where(last => shop.Orders[last.Key] != last.Value).Should().BeEmpty("every order ends in its last state");
        shop.Runs.Where(run => run.Value != 1).Should().BeEmpty("each real change is handled once");
        traffic.Changes.SetEquals(shop.Runs.Keys).Should().BeTrue("nothing is lost and nothing invented");
    }

    [Fact]
    public async Task Over_two_nodes_with_Redis_restarted_in_the_middle_nothing_is_lost()
    {
        var redis = await RedisServer.StartAsync(TestContext.Current.CancellationToken);
        try
        {
            await using var one = await StartNodeAsync(redis);
            await using var two = await StartNodeAsync(redis);
            var traffic = new Traffic(loans: 1000, atLeast: 10_000, Seed);
            var shop = new Shop(failsEvery: 10, comparesStates: true, Seed);
            one.Deeds.OnHandle = two.Deeds.OnHandle = shop.HandleAsync;

            await SendAsync(traffic, index => index % 2 == 0 ? one : two, atHalf: async () =>
            {
                redis.Dispose();
                await SeeRedisMissedAsync(one, two);
                redis = await RedisServer.StartAsync(redis.Port, TestContext.Current.CancellationToken);
            });

            traffic.LastStates.Where(last => shop.Orders[last.Key] != last.Value).Should().BeEmpty("every order ends in its last state");
            traffic.Changes.SetEquals(shop.Runs.Keys).Should().BeTrue("nothing is lost and nothing invented");
            await SeeRedisBackAsync(one);
            await SeeRedisBackAsync(two);
        }
        finally
        {
            redis.Dispose();
        }
    }

    private static Task<CallbackApp> StartNodeAsync(RedisServer redis) => CallbackApp.StartAsync(
        options =>
        {
            options.TurnTimeout = TimeSpan.FromMinutes(5);
            options.Ledger.PauseAfterFailure = TimeSpan.FromMilliseconds(200);
            options.Ledger.LeaseTime = TimeSpan.FromSeconds(2);
        },
        (builder, callbacks) =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Information);
            callbacks.UseRedisLedger(redis.ConnectionString + ",connectTimeout=500");
        });

    /// <summary>Redis stays away until one of the nodes has told of it.</summary>
    private static async Task SeeRedisMissedAsync(params CallbackApp[] nodes)
    {
        while (!nodes.Any(node => node.Logs.Entries.Any(entry => entry.Id.Id == 2100)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Goes on with repeats until the node, if it missed Redis at all, has it back.</summary>
    private static async Task SeeRedisBackAsync(CallbackApp node)
    {
        while (node.Logs.Entries.Count(entry => entry.Id.Id == 2101) < node.Logs.Entries.Count(entry => entry.Id.Id == 2100))
        {
            (await node.PostAsync(LoanState.Created, new Guid(1, 0, 0, new byte[8]))).Should().Be(HttpStatusCode.OK);
        }
    }

    /// <summary>Sends as the gateway does: each call back until it is answered with 200.</summary>
    private static async Task SendAsync(Traffic traffic, Func<int, CallbackApp> nodeOf, Func<Task>? atHalf = null)
    {
        var queue = new ConcurrentQueue<(int Index, int Tries, string Body)>(traffic.Callbacks.Select((callback, index) => (index, 0, CallbackApp.Body(callback.State, callback.LoanId))));
        var sent = 0;
        var half = new Lazy<Task>(atHalf ?? (() => Task.CompletedTask));
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            while (queue.TryDequeue(out var next))
            {
                if (Interlocked.Increment(ref sent) == traffic.Callbacks.Length / 2)
                {
                    await half.Value;
                }

                // A repeat may reach the other node.
                using var response = await nodeOf(next.Index + next.Tries).PostAsync(next.Body);
                if (response.StatusCode != HttpStatusCode.OK)
                {
                    next.Tries.Should().BeLessThan(100);
                    queue.Enqueue(next with { Tries = next.Tries + 1 });
                }
            }
        })));
    }
}
