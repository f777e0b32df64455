namespace Baloan.Sdk;

/// <summary>
/// Spaces the renewals of refused tokens, as where nodes end each other's session by turns: some may follow each other
/// at once, then each waits for its second. Used under the manager's lock.
/// </summary>
internal sealed class RenewalPace(TimeProvider time)
{
    private const int AtOnce = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // When the renewals so far would have ended had each taken its interval.
    private long _spentUntil = time.GetTimestamp();

    /// <summary>Takes the next turn, and tells how long to wait for it.</summary>
    public TimeSpan Next()
    {
        var now = time.GetTimestamp();
        _spentUntil = Math.Max(_spentUntil, now);
        var ahead = time.GetElapsedTime(now, _spentUntil) - new TimeSpan(Interval.Ticks * (AtOnce - 1));
        _spentUntil = time.After(_spentUntil, Interval);
        return ahead > TimeSpan.Zero ? ahead : TimeSpan.Zero;
    }
}
