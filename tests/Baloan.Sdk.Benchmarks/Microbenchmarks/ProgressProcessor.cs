using BenchmarkDotNet.EventProcessors;
using BenchmarkDotNet.Running;

namespace Baloan.Sdk.Benchmarks.Microbenchmarks;

/// <summary>Tells on the console which benchmark runs.</summary>
internal sealed class ProgressProcessor : EventProcessor
{
    public override void OnStartBuildStage(IReadOnlyList<BuildPartition> partitions) => Console.Error.WriteLine("Building the benchmarks");

    public override void OnStartRunBenchmark(BenchmarkCase benchmarkCase)
    {
        var parameters = benchmarkCase.Parameters.Items.Select(item => $"{item.Name} {item.Value}");
        Console.Error.WriteLine(string.Join(", ", [benchmarkCase.Descriptor.WorkloadMethod.Name, .. parameters]));
    }
}
