using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sdk.Tests.Faults;

/// <summary>
/// A clock on which short waits (the pauses before a repeat, a slow server's) pass by themselves and at once, while the long
/// ones (the time-outs) end only when a test moves the clock. So a test of a time-out takes no time, and nothing else times out.
/// </summary>
internal sealed class FaultClock() : FakeTimeProvider(new DateTimeOffset(2026, 3, 20, 10, 0, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(9);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime < LongestPause)
        {
            ThreadPool.QueueUserWorkItem(static wait => wait.Clock.Advance(wait.Length), (Clock: this, Length: dueTime), preferLocal: false);
        }

        return timer;
    }
}
