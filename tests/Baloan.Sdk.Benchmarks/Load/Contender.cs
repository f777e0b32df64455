using System.Diagnostics;
using Baloan.Sdk.Benchmarks.Reporting;

namespace Baloan.Sdk.Benchmarks.Load;

/// <summary>One of those that are compared under load.</summary>
/// <param name="name">Its name in the tables.</param>
/// <param name="callers">All that call at the same time.</param>
/// <param name="processorTime">The processor time so far of the process that is measured, the client's or the server's.</param>
internal sealed class Contender(string name, IReadOnlyList<ICaller> callers, Func<TimeSpan> processorTime) : IDisposable
{
    // More than all callers together can make, so that their latencies fit.
    private const int MostCallsPerSecond = 200_000;

    private long[][] _latencies = [];

    public string Name { get; } = name;

    /// <summary>Lets all callers call for a while.</summary>
    public async Task<LoadRound> RunAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var places = (int)(duration.TotalSeconds * MostCallsPerSecond / callers.Count);
        if (_latencies.Length == 0 || _latencies[0].Length < places)
        {
            _latencies = [.. callers.Select(_ => new long[places])];
        }

        // What was left behind before is not this round's to collect.
        GC.Collect();
        var cpu = processorTime();
        var begin = Stopwatch.GetTimestamp();
        var end = begin + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var counts = await Task.WhenAll(callers.Select((caller, index) => CallAsync(caller, _latencies[index], end, cancellationToken)));
        var elapsed = Stopwatch.GetElapsedTime(begin);
        var calls = counts.Sum();
        return new LoadRound(
            calls / elapsed.TotalSeconds,
            Latency(counts, 0.5),
            Latency(counts, 0.99),
            (processorTime() - cpu).TotalMicroseconds / calls);
    }

    public void Dispose()
    {
        foreach (var caller in callers)
        {
            caller.Dispose();
        }
    }

    private static async Task<int> CallAsync(ICaller caller, long[] latencies, long end, CancellationToken cancellationToken)
    {
        // Or the first caller would be alone for as long as its calls end at once.
        await Task.Yield();
        var count = 0;
        for (var before = Stopwatch.GetTimestamp(); before < end && count < latencies.Length; count++)
        {
            await caller.CallAsync(cancellationToken);
            var after = Stopwatch.GetTimestamp();
            latencies[count] = after - before;
            before = after;
        }

        return count;
    }

    private double Latency(int[] counts, double part)
    {
        var all = counts.SelectMany((count, caller) => _latencies[caller].Take(count));
        return Figure.Percentile(all.Select(ticks => (double)ticks), part) * 1_000_000 / Stopwatch.Frequency;
    }
}
