using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>
/// The growing pause after a renewal failed. A final failure, such as a wrong password, stops every renewal for that
/// time; one that may pass stops only those ahead of time. New credentials end it at once. Used under the manager's lock.
/// </summary>
internal sealed class RenewalPause(TimeProvider timeProvider)
{
    private TokenFailure? _failure;
    private TokenSettings? _settings;
    private bool _stopsAll;
    private long _until;
    private int _count;

    /// <summary>The failure to give instead of a renewal; null where a renewal may be made.</summary>
    public TokenFailure? Find(TokenSettings settings, bool isAhead)
    {
        var stops = _failure is not null && (_stopsAll || isAhead);
        return stops && timeProvider.GetTimestamp() < _until && settings.HasSameCredentials(_settings!) ? _failure : null;
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
        _until = timeProvider.After(timeProvider.GetTimestamp(), pause);
        return pause;
    }

    public void End()
    {
        _failure = null;
        _settings = null;
        _count = 0;
    }
}

/// <summary>
/// Spaces the renewals of refused tokens, as where nodes end each other's session by turns: 20 may follow each other at once, then
/// one a second. Used under the manager's lock.
/// </summary>
internal sealed class RenewalPace(TimeProvider timeProvider)
{
    private const int AtOnce = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // When the renewals so far would have ended had each taken its interval.
    private long _spentUntil = timeProvider.GetTimestamp();

    /// <summary>Takes the next turn, and tells how long to wait for it.</summary>
    public TimeSpan Next()
    {
        var now = timeProvider.GetTimestamp();
        _spentUntil = Math.Max(_spentUntil, now);
        var ahead = timeProvider.GetElapsedTime(now, _spentUntil) - new TimeSpan(Interval.Ticks * (AtOnce - 1));
        _spentUntil = timeProvider.After(_spentUntil, Interval);
        return ahead > TimeSpan.Zero ? ahead : TimeSpan.Zero;
    }
}

/// <summary>
/// The last tokens that the gateway refused, so that none of them comes back from a shared store; and the growing pause in which a
/// gateway that refuses every new token is asked for no other. A token that served before its refusal shows that the gateway takes
/// tokens: the count of refusals begins anew.
/// </summary>
internal sealed class RefusedTokens(TimeProvider timeProvider, ILogger logger)
{
    private const int Capacity = 8;
    private const int YoungBeforePause = 3;
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(30);

    private readonly Queue<string> _values = new(Capacity);
    private int _youngInARow;
    private long _pausedUntil = long.MinValue;

    /// <summary>Whether another token would be refused just as this one.</summary>
    public bool WouldBeRefusedAgain(AccessToken token) => !token.HasServed && timeProvider.GetTimestamp() < Volatile.Read(ref _pausedUntil);

    /// <summary>Remembers the token.</summary>
    public void Add(AccessToken token)
    {
        if (TryAdd(token))
        {
            logger.TokenRefused(timeProvider.GetElapsedTime(token.ReceivedAt).TotalSeconds);
            if (WouldBeRefusedAgain(token))
            {
                logger.EveryTokenRefused();
            }
        }
    }

    public bool Contains(string value)
    {
        lock (_values)
        {
            return _values.Contains(value);
        }
    }

    private bool TryAdd(AccessToken token)
    {
        lock (_values)
        {
            if (_values.Contains(token.Value))
            {
                return false;
            }

            if (_values.Count == Capacity)
            {
                _values.Dequeue();
            }

            _values.Enqueue(token.Value);

            // What a shared store holds says nothing about the tokens that the gateway gives.
            if (token.Grant != TokenGrant.Store)
            {
                Count(token);
            }

            return true;
        }
    }

    private void Count(AccessToken token)
    {
        _youngInARow = !token.HasServed && IsYoung(token) ? _youngInARow + 1 : 0;
        if (_youngInARow >= YoungBeforePause)
        {
            var pause = GrowingPause.Length(_youngInARow - YoungBeforePause + 1);
            Volatile.Write(ref _pausedUntil, timeProvider.After(timeProvider.GetTimestamp(), pause));
        }
    }

    private bool IsYoung(AccessToken token)
    {
        var age = timeProvider.GetElapsedTime(token.ReceivedAt);
        return age < Young && age.Ticks * 4 < token.Lifetime.Ticks;
    }
}

/// <summary>A pause that doubles from a second to a minute.</summary>
internal static class GrowingPause
{
    public static TimeSpan Longest { get; } = TimeSpan.FromMinutes(1);

    /// <param name="rank">1 for the first pause.</param>
    public static TimeSpan Length(int rank) => rank > 6 ? Longest : TimeSpan.FromSeconds(1 << (rank - 1));
}
