namespace Baloan.Sdk.Http.Internal;

/// <summary>How many attempts have succeeded of late: in half the period at least, and in the whole at most.</summary>
internal sealed class SuccessCount(TimeProvider timeProvider, TimeSpan period)
{
    private readonly object _gate = new();
    private readonly TimeSpan _half = new(period.Ticks / 2);
    private long _halfEndsAt = timeProvider.GetTimestamp();
    private int _current;
    private int _previous;

    public int Value
    {
        get
        {
            Turn();
            return Volatile.Read(ref _current) + Volatile.Read(ref _previous);
        }
    }

    public void Add()
    {
        Turn();
        Interlocked.Increment(ref _current);
    }

    private void Turn()
    {
        var now = timeProvider.GetTimestamp();
        if (now < Volatile.Read(ref _halfEndsAt))
        {
            return;
        }

        lock (_gate)
        {
            if (now >= _halfEndsAt)
            {
                _previous = timeProvider.GetElapsedTime(_halfEndsAt, now) < _half ? _current : 0;
                _current = 0;
                Volatile.Write(ref _halfEndsAt, timeProvider.After(now, _half));
            }
        }
    }
}
