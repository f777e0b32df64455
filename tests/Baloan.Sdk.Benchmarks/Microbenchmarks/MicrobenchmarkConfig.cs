using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;

namespace Baloan.Sdk.Benchmarks.Microbenchmarks;

/// <summary>What every run of BenchmarkDotNet has in common here: the repository stays clean and the console quiet.</summary>
internal static class MicrobenchmarkConfig
{
    /// <summary>A job that collects garbage as an application with few cores does.</summary>
    public static Job Job => Job.Default
        .WithGcMode(new GcMode { Server = false, Concurrent = false });

    public static IConfig With(Job job) => ManualConfig.CreateEmpty()
        .AddJob(job)
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddExporter(MarkdownExporter.GitHub)
        .AddLogger(new ErrorLogger())
        .AddEventProcessor(new ProgressProcessor())
        .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "Baloan.Sdk.Benchmarks"));
}
