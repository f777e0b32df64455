using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>
/// The last tokens that the gateway refused, so that none of them comes back from a shared store; and the growing
/// pause in which a gateway that refuses every new token is asked for no other. A token that served before it was
/// refused says that the gateway takes tokens.
/// </summary>
internal sealed class RefusedTokens(TimeProvider time, ILogger logger)
{
    private const int Capacity = 8;
    private const int YoungBeforePause = 3;
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(30);

    private readonly Queue<string> _values = new(Capacity);
    private int _youngInARow;
    private long _pausedUntil = long.MinValue;

    /// <summary>Whether another token would be refused just as this one.</summary>
    public bool WouldBeRefusedAgain(AccessToken token) => !token.HasServed && time.GetTimestamp() < Volatile.Read(ref _pausedUntil);

    /// <summary>Remembers the token.</summary>
    public void Add(AccessToken token)
    {
        if (TryAdd(token))
        {
            logger.TokenRefused(time.GetElapsedTime(token.ReceivedAt).TotalSeconds);
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
            Volatile.Write(ref _pausedUntil, time.After(time.GetTimestamp(), pause));
        }
    }

    private bool IsYoung(AccessToken token)
    {
        var age = time.GetElapsedTime(token.ReceivedAt);
        return age < Young && age.Ticks * 4 < time.GetElapsedTime(token.ReceivedAt, token.ExpiresAt).Ticks;
    }
}
