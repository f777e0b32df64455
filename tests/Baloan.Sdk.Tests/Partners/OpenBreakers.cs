using System.Diagnostics.Metrics;

namespace Baloan.Sdk.Tests.Partners;

/// <summary>The open breakers of partners, as the metrics of the test's own flow of control tell.</summary>
internal sealed class OpenBreakers : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _count;

    public OpenBreakers()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name == "baloan.client.breaker.open")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, measurement, tags, _) =>
        {
            if (tags.ToArray().Any(tag => Equals(tag.Value, "partners")))
            {
                Interlocked.Add(ref _count, measurement);
            }
        });
        _listener.Start();
    }

    public long Count => Interlocked.Read(ref _count);

    public void Dispose() => _listener.Dispose();
}
