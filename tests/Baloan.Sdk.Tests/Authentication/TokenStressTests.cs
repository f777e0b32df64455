using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Authentication;

/// <summary>Real threads against each other, for a second: every caller ends with a token or a failure, and no caller with a dead token.</summary>
public sealed class TokenStressTests : IDisposable
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(1);

    private readonly TokenHarness _harness = new();

    [Fact]
    public async Task Callers_refusals_cancellations_and_the_clock_race_without_a_lost_waiter()
    {
        var unobserved = new ConcurrentQueue<Exception>();
        EventHandler<UnobservedTaskExceptionEventArgs> watch = (_, e) => unobserved.Enqueue(e.Exception);
        TaskScheduler.UnobservedTaskException += watch;
        var watchForEnd = Stopwatch.StartNew();
        _harness.Tokens.Interfere = request => request.Number % 7 == 0 ? TestGateway.Json("{}", HttpStatusCode.Forbidden) : null;

        var served = await WorkAsync(watchForEnd);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        TaskScheduler.UnobservedTaskException -= watch;
        served.Should().OnlyContain(count => count > 0);
        unobserved.Should().BeEmpty();
    }

    [Fact]
    public async Task No_two_token_requests_are_ever_under_way_at_once()
    {
        var underWay = 0;
        var most = 0;
        _harness.Tokens.Interfere = _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref underWay));
            Thread.Yield();
            Interlocked.Decrement(ref underWay);
            return null;
        };
        var watchForEnd = Stopwatch.StartNew();

        await WorkAsync(watchForEnd);

        most.Should().Be(1);
    }

    [Fact]
    public async Task Disposal_in_the_middle_of_a_storm_loses_no_waiter()
    {
        for (var round = 0; round < 200; round++)
        {
            using var harness = new TokenHarness();
            var calls = Enumerable.Range(0, 16).Select(_ => Task.Run(harness.GetAsync, TestContext.Current.CancellationToken)).ToArray();
            var disposal = Task.Run(harness.Manager.Dispose, TestContext.Current.CancellationToken);

            var results = await Task.WhenAll(calls);
            await disposal;

            results.Should().OnlyContain(result => result.Token != null || result.Failure == TokenFailure.Disposed);
            (await harness.GetAsync()).Failure.Should().Be(TokenFailure.Disposed);
        }
    }

    public void Dispose() => _harness.Dispose();

    private async Task<int[]> WorkAsync(Stopwatch watchForEnd)
    {
        var work = Task.WhenAll(Enumerable.Range(0, 8).Select(seed => Task.Run(() => WorkAsync(new Random(seed), watchForEnd))));
        var settled = work.ContinueWith(_ => _harness.Manager.Idle, TaskScheduler.Default).Unwrap();
        var random = new Random(8);
        while (!settled.IsCompleted && watchForEnd.Elapsed < 2 * Patience.Limit)
        {
            _harness.Time.Advance(TimeSpan.FromSeconds(random.Next(1, 6)));
            await Task.WhenAny(settled, Task.Delay(1));
        }

        settled.IsCompleted.Should().BeTrue("no waiter may be lost");
        return await work;
    }

    private async Task<int> WorkAsync(Random random, Stopwatch watchForEnd)
    {
        var served = 0;
        while (watchForEnd.Elapsed < Duration || (served == 0 && watchForEnd.Elapsed < Patience.Limit))
        {
            using var leave = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            var call = _harness.Manager.GetAsync(leave.Token).AsTask();
            if (random.Next(4) == 0)
            {
                await leave.CancelAsync();
            }

            try
            {
                var result = await call;
                if (result.Token is { } token)
                {
                    served++;
                    if (random.Next(50) == 0)
                    {
                        var before = _harness.Time.GetTimestamp();
                        var renewed = await _harness.Manager.RenewAsync(token, TestContext.Current.CancellationToken);
                        renewed.Token.Should().NotBeSameAs(token);
                        renewed.Token?.ExpiresAt.Should().BeGreaterThan(before);
                    }
                }
            }
            catch (OperationCanceledException exception)
            {
                exception.CancellationToken.Should().Be(leave.Token);
            }
        }

        return served;
    }
}
