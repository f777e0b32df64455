using System.Diagnostics.Metrics;

namespace Baloan.Sdk.Benchmarks.Steady;

/// <summary>Counts the tokens that the client asks for, by its own metric.</summary>
internal sealed class TokenRequests : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _count;

    public TokenRequests()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == BaloanDiagnostics.MeterName && instrument.Name == "baloan.client.token.requests")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref _count, count));
        _listener.Start();
    }

    public long Count => Interlocked.Read(ref _count);

    public void Dispose() => _listener.Dispose();
}
