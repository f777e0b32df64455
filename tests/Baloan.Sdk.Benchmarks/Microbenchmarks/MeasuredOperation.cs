using System.Reflection;
using Baloan.Sdk.Benchmarks.Reporting;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Reports;

namespace Baloan.Sdk.Benchmarks.Microbenchmarks;

/// <summary>What was measured of one operation.</summary>
/// <param name="Mean">In nanoseconds.</param>
/// <param name="Median">In nanoseconds.</param>
/// <param name="LowerQuintile">In nanoseconds: what short iterations take where the machine does nothing beside.</param>
/// <param name="Bytes">Allocated, on all threads.</param>
internal sealed record MeasuredOperation(double Mean, double Median, double LowerQuintile, double Bytes)
{
    /// <summary>Takes all reports of one operation together.</summary>
    /// <exception cref="InvalidOperationException">A benchmark failed.</exception>
    public static MeasuredOperation Of(IEnumerable<BenchmarkReport> reports)
    {
        List<double> times = [];
        List<double> bytes = [];
        foreach (var report in reports)
        {
            if (!report.Success || report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) is not { } allocated)
            {
                throw new InvalidOperationException($"{report.BenchmarkCase.Descriptor.WorkloadMethod.Name} could not be measured.");
            }

            times.AddRange(report.GetResultRuns().Select(run => run.Nanoseconds / run.Operations));
            bytes.Add(allocated);
        }

        return new MeasuredOperation(times.Average(), Figure.Median(times), Figure.Percentile(times, 0.2), Figure.Median(bytes));
    }

    /// <summary>The benchmark as its author described it.</summary>
    public static string DescriptionOf(BenchmarkReport report) =>
        report.BenchmarkCase.Descriptor.WorkloadMethod.GetCustomAttribute<BenchmarkAttribute>()!.Description!;
}
