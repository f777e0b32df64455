namespace Baloan.Sdk.Benchmarks.Steady;

/// <summary>How long the load lasts and how often the process is looked at.</summary>
internal sealed record SteadyPlan(TimeSpan WarmUpTime, TimeSpan Duration, TimeSpan SampleInterval)
{
    public static SteadyPlan Long { get; } = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(10));

    public static SteadyPlan Quick { get; } = new(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(1));
}
