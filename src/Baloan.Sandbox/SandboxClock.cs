namespace Baloan.Sandbox;

/// <summary>
/// The sandbox's clock: tokens, one-time passwords, ages and the <c>Date</c> header go by it.
/// Pauses between attempts and delays run on real time, so that a stopped clock stops no timer.
/// </summary>
public sealed class SandboxClock : TimeProvider
{
    private static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch;
    private static readonly DateTimeOffset Latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TimeProvider _inner;
    private readonly Lock _gate = new();
    private TimeSpan _offset;
    private DateTimeOffset? _stoppedAt;

    internal SandboxClock(TimeProvider inner) => _inner = inner;

    internal event Action? Changed;

    /// <summary>Whether it stands still.</summary>
    public bool IsStopped
    {
        get
        {
            lock (_gate)
            {
                return _stoppedAt is not null;
            }
        }
    }

    internal (TimeSpan Offset, DateTimeOffset? StoppedAt) Setting
    {
        get
        {
            lock (_gate)
            {
                return (_offset, _stoppedAt);
            }
        }
    }

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => _inner.LocalTimeZone;

    /// <inheritdoc />
    public override long TimestampFrequency => _inner.TimestampFrequency;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _stoppedAt ?? _inner.GetUtcNow() + _offset;
        }
    }

    /// <summary>Stops it where it is.</summary>
    public void Stop() => Change(() => _stoppedAt ??= _inner.GetUtcNow() + _offset);

    /// <summary>Lets it run on from where it is.</summary>
    public void Resume() => Change(() =>
    {
        if (_stoppedAt is { } at)
        {
            _offset = at - _inner.GetUtcNow();
            _stoppedAt = null;
        }
    });

    /// <summary>Moves it by some time, forward or, when negative, back.</summary>
    /// <param name="by">The time to move by.</param>
    /// <exception cref="ArgumentOutOfRangeException">It would show a time before 1970 or after 8999.</exception>
    public void Jump(TimeSpan by) => Change(() =>
    {
        var now = _stoppedAt ?? _inner.GetUtcNow() + _offset;
        Ensure(by >= Earliest - now && by <= Latest - now, nameof(by));
        _offset += by;
        _stoppedAt += by;
    });

    /// <summary>Sets it to a time.</summary>
    /// <param name="to">The time it shows from now on.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is before 1970 or after 8999.</exception>
    public void Set(DateTimeOffset to) => Change(() =>
    {
        Ensure(to >= Earliest && to <= Latest, nameof(to));
        _offset = to.ToUniversalTime() - _inner.GetUtcNow();
        _stoppedAt = _stoppedAt is null ? null : to.ToUniversalTime();
    });

    /// <summary>Sets it to the real time, running.</summary>
    public void Reset() => Restore(TimeSpan.Zero, null);

    /// <inheritdoc />
    public override long GetTimestamp() => _inner.GetTimestamp();

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _inner.CreateTimer(callback, state, dueTime, period);

    /// <exception cref="ArgumentOutOfRangeException">It would show no time at all.</exception>
    internal void Restore(TimeSpan offset, DateTimeOffset? stoppedAt) => Change(() =>
    {
        _ = _inner.GetUtcNow() + offset;
        _offset = offset;
        _stoppedAt = stoppedAt;
    });

    private static void Ensure(bool isInRange, string parameter)
    {
        if (!isInRange)
        {
            throw new ArgumentOutOfRangeException(parameter, "The clock goes from 1970 to 8999.");
        }
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
        }

        Changed?.Invoke();
    }
}
