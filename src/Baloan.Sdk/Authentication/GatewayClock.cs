namespace Baloan.Sdk;

/// <summary>The gateway's time: its last <c>Date</c> header, carried on by the monotonic clock. The local clock until one was seen.</summary>
internal sealed class GatewayClock(TimeProvider time)
{
    private Reading? _reading;

    public DateTimeOffset UtcNow =>
        Volatile.Read(ref _reading) is { } reading
            ? reading.Date + time.GetElapsedTime(reading.Timestamp)
            : time.GetUtcNow();

    public void Observe(DateTimeOffset date, long timestamp) => Volatile.Write(ref _reading, new Reading(date, timestamp));

    private sealed class Reading(DateTimeOffset date, long timestamp)
    {
        public DateTimeOffset Date { get; } = date;

        public long Timestamp { get; } = timestamp;
    }
}
