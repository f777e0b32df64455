using System.Diagnostics;
using System.Globalization;
using Baloan.Sdk.Benchmarks.Reporting;

namespace Baloan.Sdk.Benchmarks.Steady;

/// <summary>Whether what the process holds under a steady load, with tokens that end every few seconds, stays the same.</summary>
internal sealed class SteadyExperiment : Experiment
{
    public override string Name => "steady";

    public override string Description => "Memory, handles and threads over ten minutes of steady load, with tokens of five seconds.";

    public override async Task<Report> RunAsync(bool isQuick, CancellationToken cancellationToken)
    {
        var plan = isQuick ? SteadyPlan.Quick : SteadyPlan.Long;
        await using var sandbox = await SteadySandbox.StartAsync(cancellationToken);
        using var tokens = new TokenRequests();
        using var load = new SteadyLoad(sandbox.Client, await sandbox.OpenLoanWithContractAsync(cancellationToken));
        var running = load.RunAsync(cancellationToken);
        await Console.Error.WriteLineAsync($"{Name}: warm-up");
        await Task.Delay(plan.WarmUpTime, cancellationToken);

        var (calls, failures, renewals) = (load.Calls, load.Failures, tokens.Count);
        var samples = await WatchAsync(plan, load, cancellationToken);
        var table = new Table(Span(plan.Duration), $"{SteadyLoad.Callers} callers");
        table.Add("Calls", Figure.Count(load.Calls - calls));
        table.Add("Calls a second", Figure.Count((load.Calls - calls) / samples[^1].At.TotalSeconds));
        table.Add("Failures", Figure.Count(load.Failures - failures));
        table.Add("Token requests", Figure.Count(tokens.Count - renewals));
        load.Dispose();
        await running;
        return new Report { Tables = { table, Compare(plan, samples) }, Plots = { MemoryPlot(samples), HandlePlot(samples) } };
    }

    private async Task<List<ProcessSample>> WatchAsync(SteadyPlan plan, SteadyLoad load, CancellationToken cancellationToken)
    {
        var count = (int)(plan.Duration / plan.SampleInterval) + 1;
        List<ProcessSample> samples = new(count);
        using var timer = new PeriodicTimer(plan.SampleInterval);
        var begin = Stopwatch.GetTimestamp();
        do
        {
            var sample = ProcessSample.Take(Stopwatch.GetElapsedTime(begin));
            samples.Add(sample);
            await Console.Error.WriteLineAsync(
                $"{Name}: {Span(sample.At)}, {Figure.Megabytes(sample.ManagedBytes)}, {Figure.Count(sample.Handles)} handles, {Figure.Count(load.Failures)} failures {load.Failure?.Message}");
        }
        while (samples.Count < count && await timer.WaitForNextTickAsync(cancellationToken));

        return samples;
    }

    private static Table Compare(SteadyPlan plan, List<ProcessSample> samples)
    {
        var table = new Table($"After {Span(plan.WarmUpTime)} of warm-up", "Beginning", "Middle", "End", "Growth");
        Add("Managed memory", sample => sample.ManagedBytes, Figure.Megabytes);
        Add("Working set", sample => sample.WorkingSetBytes, Figure.Megabytes);
        Add("Handles", sample => sample.Handles, Figure.Count);
        Add("Threads", sample => sample.Threads, Figure.Count);
        return table;

        void Add(string row, Func<ProcessSample, double> figure, Func<double, string> format)
        {
            // A tenth of all samples each, since calls are on their way in any one of them.
            var width = Math.Max(1, samples.Count / 10);
            var beginning = Figure.Median(samples.Take(width).Select(figure));
            var middle = Figure.Median(samples.Skip((samples.Count - width) / 2).Take(width).Select(figure));
            var end = Figure.Median(samples.TakeLast(width).Select(figure));
            table.Add(row, format(beginning), format(middle), format(end), (end > beginning ? "+" : "") + format(end - beginning));
        }
    }

    private static Plot MemoryPlot(List<ProcessSample> samples)
    {
        var plot = new Plot("steady-memory.svg", "Managed memory under a steady load, after a full collection", "minutes", "MB");
        plot.Add("managed memory", samples.Select(sample => (sample.At.TotalMinutes, sample.ManagedBytes / (1024 * 1024))));
        return plot;
    }

    private static Plot HandlePlot(List<ProcessSample> samples)
    {
        var plot = new Plot("steady-handles.svg", "Handles and threads under a steady load", "minutes", "open");
        plot.Add("handles", samples.Select(sample => (sample.At.TotalMinutes, sample.Handles)));
        plot.Add("threads", samples.Select(sample => (sample.At.TotalMinutes, sample.Threads)));
        return plot;
    }

    private static string Span(TimeSpan time) => time < TimeSpan.FromMinutes(1)
        ? time.TotalSeconds.ToString("0 s", CultureInfo.InvariantCulture)
        : time.TotalMinutes.ToString("0.# min", CultureInfo.InvariantCulture);
}
