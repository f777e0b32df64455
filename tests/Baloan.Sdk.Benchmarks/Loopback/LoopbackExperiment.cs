using System.Diagnostics;
using Baloan.Sdk.Benchmarks.Clients;
using Baloan.Sdk.Benchmarks.Load;
using Baloan.Sdk.Benchmarks.Reporting;
using Baloan.Sdk.Benchmarks.Sandboxes;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Benchmarks.Loopback;

/// <summary>What this client gives and costs over a real connection, beside hand-written code.</summary>
internal sealed class LoopbackExperiment : Experiment
{
    private static readonly int[] Levels = [1, 16, 64];
    private static readonly string[] Names = [ContenderName.Raw, ContenderName.Sdk];

    public override string Name => "loopback";

    public override string Description => "Requests per second, latencies and processor time of a client against a sandbox in its own process.";

    public override async Task<Report> RunAsync(bool isQuick, CancellationToken cancellationToken)
    {
        var plan = isQuick
            ? new LoadPlan(2, TimeSpan.FromSeconds(0.4), TimeSpan.FromSeconds(0.2))
            : new LoadPlan(12, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(2));
        await using var sandbox = await PreparedSandbox.StartAsync(cancellationToken);
        await using var services = SandboxPartner.CreateServices(sandbox.Address);
        var sdk = services.GetRequiredService<IBaloanClient>();
        var policies = await CompareAsync("list the policies", plan, sandbox.Client.ListPoliciesAsync, sdk.Policies.ListAsync, cancellationToken);
        var contract = await CompareAsync(
            "get a contract",
            plan,
            token => sandbox.Client.GetContractAsync(sandbox.LoanId, token),
            token => sdk.Contracts.GetAsync(sandbox.LoanId, token),
            cancellationToken);
        return new Report
        {
            Tables = { Table("List the policies", policies), Table("Get a contract", contract) },
            Plots = { Plot(policies) },
        };
    }

    private static async Task<List<LoadComparison>> CompareAsync(
        string title, LoadPlan plan, Func<CancellationToken, Task> raw, Func<CancellationToken, Task> sdk, CancellationToken cancellationToken)
    {
        // Code that is compiled for good only later would favour the levels that come later.
        var warmUp = new LoadPlan(1, plan.RoundTime, plan.WarmUpTime * 4);
        await CompareAsync($"{title}, to warm up", warmUp, raw, sdk, Levels[^1], cancellationToken);
        List<LoadComparison> comparisons = [];
        foreach (var level in Levels)
        {
            comparisons.Add(await CompareAsync($"{title}, {CallersOf(level)}", plan, raw, sdk, level, cancellationToken));
        }

        return comparisons;
    }

    private static async Task<LoadComparison> CompareAsync(
        string title, LoadPlan plan, Func<CancellationToken, Task> raw, Func<CancellationToken, Task> sdk, int callers, CancellationToken cancellationToken)
    {
        using var contender = ContenderOf(Names[0], raw, callers);
        using var other = ContenderOf(Names[1], sdk, callers);
        return await plan.RunAsync(title, [contender, other], cancellationToken);
    }

    private static string CallersOf(int level) => level == 1 ? "1 caller" : $"{level} callers";

    // Both clients live in this process, and only one of them calls at a time: its processor time is that client's.
    private static Contender ContenderOf(string name, Func<CancellationToken, Task> call, int callers) =>
        new(name, [.. Enumerable.Range(0, callers).Select(_ => new DelegateCaller(call))], ProcessorTime);

    private static TimeSpan ProcessorTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static Table Table(string title, List<LoadComparison> comparisons)
    {
        var table = new Table(title, "Requests/s", "ratio", "p50", "ratio", "p99", "ratio", "Processor time a call", "ratio");
        foreach (var (level, comparison) in Levels.Zip(comparisons))
        {
            for (var contender = 0; contender < Names.Length; contender++)
            {
                table.Add(
                    $"{CallersOf(level)}, {Names[contender]}",
                    Figure.Count(comparison.Typical(contender, round => round.CallsPerSecond)),
                    comparison.Ratio(contender, round => round.CallsPerSecond),
                    Figure.Microseconds(comparison.Typical(contender, round => round.TypicalLatency)),
                    comparison.Ratio(contender, round => round.TypicalLatency),
                    Figure.Microseconds(comparison.Typical(contender, round => round.TailLatency)),
                    comparison.Ratio(contender, round => round.TailLatency),
                    Figure.Microseconds(comparison.Typical(contender, round => round.ProcessorTimePerCall)),
                    comparison.Ratio(contender, round => round.ProcessorTimePerCall));
            }
        }

        return table;
    }

    private static Plot Plot(List<LoadComparison> comparisons)
    {
        var plot = new Plot("loopback.svg", "List the policies over loopback", "Callers at the same time", "Requests per second");
        for (var contender = 0; contender < Names.Length; contender++)
        {
            plot.Add(Names[contender], Levels.Zip(
                comparisons, (level, comparison) => ((double)level, comparison.Typical(contender, round => round.CallsPerSecond))));
        }

        return plot;
    }
}
