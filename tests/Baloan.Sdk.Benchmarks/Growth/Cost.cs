using Baloan.Sdk.Benchmarks.Reporting;

namespace Baloan.Sdk.Benchmarks.Growth;

/// <summary>What some work cost the whole process.</summary>
/// <param name="Microseconds">Of processor time.</param>
/// <param name="Bytes">That were allocated.</param>
internal readonly record struct Cost(double Microseconds, double Bytes)
{
    public static async Task<Cost> OfAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var time = Environment.CpuUsage.TotalTime;
        await work(cancellationToken);
        var spent = Environment.CpuUsage.TotalTime - time;
        return new Cost(spent.TotalMicroseconds, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }

    /// <summary>The median time and the median bytes.</summary>
    public static Cost Median(IReadOnlyList<Cost> costs) =>
        new(Figure.Median(costs.Select(cost => cost.Microseconds)), Figure.Median(costs.Select(cost => cost.Bytes)));

    public static Cost operator +(Cost one, Cost other) => new(one.Microseconds + other.Microseconds, one.Bytes + other.Bytes);

    public static Cost operator -(Cost one, Cost other) => new(one.Microseconds - other.Microseconds, one.Bytes - other.Bytes);

    public static Cost operator /(Cost cost, double units) => new(cost.Microseconds / units, cost.Bytes / units);
}
