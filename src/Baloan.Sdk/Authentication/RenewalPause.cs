namespace Baloan.Sdk;

/// <summary>
/// The growing pause after a renewal failed. A final failure, such as a wrong password, stops every renewal for that
/// time; one that may pass stops only those ahead of time. New credentials end it at once. Used under the manager's lock.
/// </summary>
internal sealed class RenewalPause(TimeProvider time)
{
    private TokenFailure? _failure;
    private TokenSettings? _settings;
    private bool _stopsAll;
    private long _until;
    private int _count;

    /// <summary>The failure to give instead of a renewal; null where a renewal may be made.</summary>
    public TokenFailure? Find(TokenSettings settings, bool isAhead)
    {
        if (_failure is null || !(_stopsAll || isAhead))
        {
            return null;
        }

        return time.GetTimestamp() < _until && settings.HasSameCredentials(_settings!) ? _failure : null;
    }

    /// <summary>Begins the next pause, and tells its length.</summary>
    public TimeSpan Begin(TokenFailure failure, TokenSettings settings)
    {
        var isSameTrouble = _failure is not null && _failure.IsTransient == failure.IsTransient && settings.HasSameCredentials(_settings!);
        _count = isSameTrouble ? _count + 1 : 1;
        var pause = failure.RetryAfter ?? GrowingPause.Length(_count);
        pause = pause < GrowingPause.Longest ? pause : GrowingPause.Longest;
        _failure = failure;
        _settings = settings;
        _stopsAll = !failure.IsTransient || failure.RetryAfter is not null;
        _until = time.After(time.GetTimestamp(), pause);
        return pause;
    }

    public void End()
    {
        _failure = null;
        _settings = null;
        _count = 0;
    }
}
