using System.Runtime;
using Baloan.Sdk.Benchmarks.Reporting;

namespace Baloan.Sdk.Benchmarks.Growth;

/// <summary>Whether a call, a client or a part of an answer costs the same however many there are.</summary>
internal sealed class GrowthExperiment : Experiment
{
    private const int Kilobyte = 1024;
    private const int Megabyte = 1024 * Kilobyte;

    private static readonly int[] Stores = [0, 1, 10, 100, 1000, 10_000];

    public override string Name => "growth";

    public override string Description => "Time and bytes of a call, a client, a store and a kilobyte of an answer, from one to many.";

    public override async Task<Report> RunAsync(bool isQuick, CancellationToken cancellationToken)
    {
        var rounds = isQuick ? 5 : 15;
        await StepAsync("warm-up", token => WarmUpAsync(isQuick, token), cancellationToken);
        var calls = new CallsGrowth(isQuick ? 3 : 9, isQuick ? [1, 10, 100, 1000, 10_000] : [1, 10, 100, 1000, 10_000, 100_000]);
        await StepAsync("calls of one client", calls.MeasureAsync, cancellationToken);
        var clients = new ClientsGrowth(rounds, [1, 10, 100]);
        await StepAsync("named clients", clients.MeasureAsync, cancellationToken);
        var stores = new AnswersGrowth(rounds, "store", [.. Stores.Select(SizedAnswer.OfStores)]);
        await StepAsync("stores", stores.MeasureAsync, cancellationToken);
        var bodies = new AnswersGrowth(rounds, "KB", Bodies());
        await StepAsync("bodies", bodies.MeasureAsync, cancellationToken);
        return new Report
        {
            Tables = { calls.ToTable(), clients.ToTable(), stores.ToTable("Stores in the policies"), bodies.ToTable("Size of the policies") },
            Plots =
            {
                calls.ToPlot(),
                bodies.ToPlot("growth-bodies.svg", "Processor time of a KB, by the size of the answer", "KB"),
            },
        };
    }

    // In steps with pauses, until the compiler has little more to do: it optimises in the background, and only while nothing new is called.
    private static async Task WarmUpAsync(bool isQuick, CancellationToken cancellationToken)
    {
        var compiled = 0L;
        for (var step = 0; step < (isQuick ? 5 : 30) && JitInfo.GetCompiledMethodCount() - compiled > 50; step++)
        {
            compiled = JitInfo.GetCompiledMethodCount();
            await Task.Delay(TimeSpan.FromSeconds(0.2), cancellationToken);
            await new CallsGrowth(1, [1, 10_000]).MeasureAsync(cancellationToken);
        }
    }

    private static List<SizedAnswer> Bodies()
    {
        var cap = new BaloanClientOptions().MaxResponseBytes;
        return
        [
            SizedAnswer.Least,
            SizedAnswer.OfBytes("1 KB", Kilobyte),
            SizedAnswer.OfBytes("10 KB", 10 * Kilobyte),
            SizedAnswer.OfBytes("100 KB", 100 * Kilobyte),
            SizedAnswer.OfBytes("1 MB", Megabyte),
            SizedAnswer.OfBytes("the cap", cap),
            SizedAnswer.OfBytes("the cap and 1 B: refused", cap + 1) with { IsRefused = true },
            SizedAnswer.OfBytes("4 times the cap: refused", 4 * cap) with { IsRefused = true },
        ];
    }

    private async Task StepAsync(string step, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        await Console.Error.WriteLineAsync($"{Name}: {step}");
        await work(cancellationToken);
    }
}
