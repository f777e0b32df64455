using Baloan.Sdk.Benchmarks.Microbenchmarks;
using Baloan.Sdk.Benchmarks.Reporting;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Baloan.Sdk.Benchmarks.Parts;

/// <summary>What the parts of a call cost, each by itself.</summary>
internal sealed class PartsExperiment : Experiment
{
    private const int WarmUps = 2;

    private static readonly Type[] Benchmarks =
    [
        typeof(CachedTokenBenchmarks),
        typeof(TokenExpiryBenchmarks),
        typeof(ErrorBenchmarks),
        typeof(ReadingBenchmarks),
    ];

    public override string Name => "parts";

    public override string Description => "Time and bytes of the parts: a token from the cache, an expiry, error bodies, a call back, the formula.";

    public override async Task<Report> RunAsync(bool isQuick, CancellationToken cancellationToken)
    {
        for (var pass = 1; isQuick && pass <= WarmUps; pass++)
        {
            await MeasureAsync(QuickJob(iterations: 1), cancellationToken);
            await TieredCompilation.SettleAsync(cancellationToken);
        }

        var job = isQuick ? QuickJob(iterations: 25) : ThoroughJob();
        var table = new Table("part", "time", "allocated");
        foreach (var report in await MeasureAsync(job, cancellationToken))
        {
            var measured = MeasuredOperation.Of([report]);
            table.Add(MeasuredOperation.DescriptionOf(report), ToTime(isQuick ? measured.LowerQuintile : measured.Median), Figure.Bytes(measured.Bytes));
        }

        return new Report { Tables = { table } };
    }

    private static async Task<IEnumerable<BenchmarkReport>> MeasureAsync(Job job, CancellationToken cancellationToken)
    {
        var summaries = await Task.Run(() => BenchmarkRunner.Run(Benchmarks, MicrobenchmarkConfig.With(job)), cancellationToken);
        return summaries.SelectMany(summary => summary.Reports);
    }

    private static Job ThoroughJob() => MicrobenchmarkConfig.Job
        .WithIterationTime(TimeInterval.FromMilliseconds(150))
        .WithWarmupCount(10)
        .WithIterationCount(15);

    // Short iterations: what the machine does beside disturbs only some of them.
    private static Job QuickJob(int iterations) => MicrobenchmarkConfig.Job
        .WithToolchain(InProcessEmitToolchain.Instance)
        .WithIterationTime(TimeInterval.FromMilliseconds(5))
        .WithWarmupCount(10)
        .WithIterationCount(iterations);

    private static string ToTime(double nanoseconds) =>
        nanoseconds < 1000 ? Figure.Nanoseconds(nanoseconds) : Figure.Microseconds(nanoseconds / 1000);
}
