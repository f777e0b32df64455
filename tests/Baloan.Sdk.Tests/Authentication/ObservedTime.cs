using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sdk.Tests.Authentication;

/// <summary>A clock that a test moves, and that tells when the code under test has begun to wait.</summary>
internal sealed class ObservedTime() : FakeTimeProvider(new DateTimeOffset(2026, 3, 20, 10, 0, 0, TimeSpan.Zero))
{
    private readonly object _gate = new();
    private readonly List<TimeSpan> _waits = [];
    private readonly List<(Func<TimeSpan, bool> Matches, TaskCompletionSource<TimeSpan> Seen)> _watchers = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        lock (_gate)
        {
            var watcher = _watchers.FindIndex(watcher => watcher.Matches(dueTime));
            if (watcher >= 0)
            {
                _watchers[watcher].Seen.TrySetResult(dueTime);
                _watchers.RemoveAt(watcher);
            }
            else
            {
                _waits.Add(dueTime);
            }
        }

        return timer;
    }

    /// <summary>Leaves the waits that have begun so far out of account.</summary>
    public void ForgetWaits()
    {
        lock (_gate)
        {
            _waits.Clear();
        }
    }

    /// <summary>Waits until somebody has begun a wait of such a length; each wait is given out once.</summary>
    public async Task<TimeSpan> WaitBegunAsync(Func<TimeSpan, bool> matches)
    {
        TaskCompletionSource<TimeSpan> seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            var index = _waits.FindIndex(wait => matches(wait));
            if (index >= 0)
            {
                var wait = _waits[index];
                _waits.RemoveAt(index);
                return wait;
            }

            _watchers.Add((matches, seen));
        }

        return await seen.Task.WaitAsync(Patience.Limit);
    }

    /// <summary>Waits until a wait of such a length has begun, and lets it pass.</summary>
    public async Task<TimeSpan> PassAsync(Func<TimeSpan, bool> matches)
    {
        var wait = await WaitBegunAsync(matches);
        Advance(wait);
        return wait;
    }
}
