using Baloan.Sdk.Benchmarks.Clients;
using Baloan.Sdk.Benchmarks.Microbenchmarks;
using Baloan.Sdk.Benchmarks.Reporting;

namespace Baloan.Sdk.Benchmarks.Calls;

/// <summary>
/// The calls in interleaved rounds, by the processor time of the whole process: steady enough on a busy machine to see
/// what a change costs while working on it.
/// </summary>
internal static class ProcessorTimeComparison
{
    private const int WarmUps = 3;
    private const int Rounds = 16;
    private const int CallsPerRound = 1000;

    public static async Task<Table> RunAsync(CancellationToken cancellationToken)
    {
        // As a caller's own token: one that could be cancelled costs a registration.
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var contenders = await Contenders.CreateAsync(cancellation.Token);
        await WarmUpAsync(contenders, cancellation.Token);
        var table = new Table("call", "processor time", "allocated", "time to raw", "bytes to raw");
        foreach (var call in Enum.GetValues<GatewayCall>())
        {
            Console.Error.WriteLine(call.Name());
            var results = await CompareAsync(call, contenders, cancellation.Token);
            var raw = results[0];
            foreach (var (name, time, bytes) in results)
            {
                table.Add(
                    $"{call.Name()}: {name}",
                    Figure.Microseconds(time),
                    Figure.Bytes(bytes),
                    Figure.Ratio(time, raw.Time),
                    Figure.Ratio(bytes, raw.Bytes));
            }
        }

        return table;
    }

    private static async Task WarmUpAsync(Contenders contenders, CancellationToken cancellationToken)
    {
        for (var pass = 1; pass <= WarmUps; pass++)
        {
            Console.Error.WriteLine($"warm-up {pass} of {WarmUps}");
            foreach (var call in Enum.GetValues<GatewayCall>())
            {
                foreach (var (_, contender) in contenders.All)
                {
                    await MeasureAsync(call.By(contender), cancellationToken);
                }
            }

            await TieredCompilation.SettleAsync(cancellationToken);
        }
    }

    private static async Task<List<(string Name, double Time, double Bytes)>> CompareAsync(
        GatewayCall call, Contenders contenders, CancellationToken cancellationToken)
    {
        var entrants = contenders.All
            .Select(entry => (entry.Name, Call: call.By(entry.Contender), Times: new List<double>(), Bytes: new List<double>())).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var entrant in entrants)
            {
                var (time, bytes) = await MeasureAsync(entrant.Call, cancellationToken);
                entrant.Times.Add(time);
                entrant.Bytes.Add(bytes);
            }
        }

        // The lower quintile: what the machine does beside only makes a round slower.
        return [.. entrants.Select(entrant => (entrant.Name, Figure.Percentile(entrant.Times, 0.2), Figure.Median(entrant.Bytes)))];
    }

    private static async Task<(double Time, double Bytes)> MeasureAsync(Func<CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var processor = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < CallsPerRound; i++)
        {
            await call(cancellationToken);
        }

        var time = Environment.CpuUsage.TotalTime - processor;
        return (time.TotalMicroseconds / CallsPerRound, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)CallsPerRound);
    }
}
