using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sdk.Tests.Faults;

/// <summary>
/// A clock that a simulation moves, and that knows how many calls, and how many pieces of work beside them, have come to a
/// pause: so that the simulation moves it only when there is nothing left to do at the present moment.
/// </summary>
internal sealed class SimulatedTime() : FakeTimeProvider(new DateTimeOffset(2026, 3, 20, 10, 0, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(9);

    private readonly AsyncLocal<bool> _isCall = new();
    private int _pausedCalls;
    private int _otherPauses;

    public int PausedCalls => Volatile.Read(ref _pausedCalls);

    public int OtherPauses => Volatile.Read(ref _otherPauses);

    /// <summary>Marks what follows, in this flow, as one call.</summary>
    public void BeginCall() => _isCall.Value = true;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.Zero || dueTime > LongestPause)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        var pause = new Pause(this, _isCall.Value);
        return pause.With(base.CreateTimer(
            state =>
            {
                pause.End();
                callback(state);
            },
            state,
            dueTime,
            period));
    }

    private sealed class Pause : ITimer
    {
        private readonly SimulatedTime _time;
        private readonly bool _isCall;
        private ITimer? _timer;
        private int _hasEnded;

        public Pause(SimulatedTime time, bool isCall)
        {
            _time = time;
            _isCall = isCall;
            Interlocked.Increment(ref Count);
        }

        private ref int Count => ref _isCall ? ref _time._pausedCalls : ref _time._otherPauses;

        public Pause With(ITimer timer)
        {
            _timer = timer;
            return this;
        }

        public void End()
        {
            if (Interlocked.Exchange(ref _hasEnded, 1) == 0)
            {
                Interlocked.Decrement(ref Count);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => _timer!.Change(dueTime, period);

        public void Dispose()
        {
            End();
            _timer?.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
