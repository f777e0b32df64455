using Baloan.Sdk.Benchmarks.Clients;
using Baloan.Sdk.Benchmarks.Microbenchmarks;
using Baloan.Sdk.Benchmarks.Reporting;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Baloan.Sdk.Benchmarks.Calls;

/// <summary>What one call costs, by every client.</summary>
internal sealed class CallsExperiment : Experiment
{
    public override string Name => "calls";

    public override string Description => "Time and bytes of one call: raw, Baloan.Sdk, Refit, RestSharp, Flurl, the standard resilience handler.";

    // An invocation is many calls long: nothing is to be unrolled, and the harness weighs nothing.
    private static Job Job => MicrobenchmarkConfig.Job
        .WithInvocationCount(32)
        .WithWarmupCount(4)
        .WithIterationCount(10)
        .WithUnrollFactor(1)
        .WithEvaluateOverhead(false);

    public override async Task<Report> RunAsync(bool isQuick, CancellationToken cancellationToken)
    {
        var table = isQuick
            ? await ProcessorTimeComparison.RunAsync(cancellationToken)
            : ToTable(await Task.Run(() => BenchmarkRunner.Run<CallBenchmarks>(MicrobenchmarkConfig.With(Job)), cancellationToken));
        return new Report { Tables = { table } };
    }

    private static Table ToTable(Summary summary)
    {
        var table = new Table("call", "mean", "median", "allocated", "time to raw", "bytes to raw");
        foreach (var call in Enum.GetValues<GatewayCall>())
        {
            var contenders = summary.Reports
                .Where(report => (GatewayCall)report.BenchmarkCase.Parameters[nameof(CallBenchmarks.Call)] == call)
                .GroupBy(MeasuredOperation.DescriptionOf)
                .Select(reports => (Name: reports.Key, Measured: MeasuredOperation.Of(reports)))
                .ToList();
            var raw = contenders.Single(contender => contender.Name == ContenderName.Raw).Measured;
            foreach (var (name, measured) in contenders)
            {
                table.Add(
                    $"{call.Name()}: {name}",
                    Figure.Microseconds(measured.Mean / 1000),
                    Figure.Microseconds(measured.Median / 1000),
                    Figure.Bytes(measured.Bytes),
                    Figure.Ratio(measured.Median, raw.Median),
                    Figure.Ratio(measured.Bytes, raw.Bytes));
            }
        }

        return table;
    }
}
