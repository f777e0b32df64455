namespace Baloan.Sdk;

/// <summary>How many attempts have succeeded and failed of late, in tenths of a period.</summary>
internal sealed class AttemptWindow(TimeProvider timeProvider, TimeSpan period)
{
    private const int Parts = 10;

    private readonly object _gate = new();
    private readonly TimeSpan _part = new(period.Ticks / Parts);
    private readonly int[] _successes = new int[Parts];
    private readonly int[] _failures = new int[Parts];
    private long _partEndsAt = timeProvider.After(timeProvider.GetTimestamp(), new TimeSpan(period.Ticks / Parts));
    private int _current;

    public void AddSuccess()
    {
        Turn();
        Interlocked.Increment(ref _successes[Volatile.Read(ref _current)]);
    }

    /// <summary>Counts a failure, and tells what has come of all attempts of the period.</summary>
    public (int Failures, int Attempts) AddFailure()
    {
        Turn();
        Interlocked.Increment(ref _failures[Volatile.Read(ref _current)]);
        var failures = 0;
        var attempts = 0;
        for (var part = 0; part < Parts; part++)
        {
            var failed = Volatile.Read(ref _failures[part]);
            failures += failed;
            attempts += failed + Volatile.Read(ref _successes[part]);
        }

        return (failures, attempts);
    }

    public void Clear()
    {
        lock (_gate)
        {
            Forget(Parts);
        }
    }

    private void Turn()
    {
        var now = timeProvider.GetTimestamp();
        if (now < Volatile.Read(ref _partEndsAt))
        {
            return;
        }

        lock (_gate)
        {
            if (now >= _partEndsAt)
            {
                Forget((int)Math.Min(1 + (timeProvider.GetElapsedTime(_partEndsAt, now).Ticks / _part.Ticks), Parts));
                Volatile.Write(ref _partEndsAt, timeProvider.After(now, _part));
            }
        }
    }

    /// <summary>Moves on, part by part, over what is a period old.</summary>
    private void Forget(int parts)
    {
        for (; parts > 0; parts--)
        {
            var next = (_current + 1) % Parts;
            Volatile.Write(ref _successes[next], 0);
            Volatile.Write(ref _failures[next], 0);
            Volatile.Write(ref _current, next);
        }
    }
}
