using System.Diagnostics.Metrics;

namespace Baloan.Sdk;

/// <summary>Counts the handlers that run on after their time.</summary>
internal sealed class HangingHandlers(IMeterFactory meters)
{
    private readonly UpDownCounter<long> _metric = meters
        .Create(BaloanDiagnostics.MeterName)
        .CreateUpDownCounter<long>("baloan.callbacks.hanging", "{handler}", "Handlers of call backs that run on after their time limit.");

    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Enter()
    {
        Interlocked.Increment(ref _count);
        _metric.Add(1);
    }

    public void Leave()
    {
        Interlocked.Decrement(ref _count);
        _metric.Add(-1);
    }
}
