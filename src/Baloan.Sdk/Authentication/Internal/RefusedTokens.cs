namespace Baloan.Sdk.Authentication.Internal;

/// <summary>
/// The last tokens that the gateway refused, so that none of them comes back from a shared store; and the growing
/// pause in which a gateway that refuses every new token is asked for no other.
/// </summary>
internal sealed class RefusedTokens(TimeProvider time)
{
    private const int Capacity = 8;
    private const int YoungBeforePause = 3;
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(30);

    private readonly Queue<string> _values = new(Capacity);
    private int _youngInARow;
    private long _pausedUntil = long.MinValue;

    /// <summary>Whether another token would be refused just as this one.</summary>
    public bool IsPaused => time.GetTimestamp() < Volatile.Read(ref _pausedUntil);

    /// <summary>Remembers the token; false where it was known already.</summary>
    public bool Add(AccessToken token)
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

    public bool Contains(string value)
    {
        lock (_values)
        {
            return _values.Contains(value);
        }
    }

    private void Count(AccessToken token)
    {
        _youngInARow = IsYoung(token) ? _youngInARow + 1 : 0;
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
