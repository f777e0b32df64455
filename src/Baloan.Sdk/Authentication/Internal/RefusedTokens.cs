namespace Baloan.Sdk.Authentication.Internal;

/// <summary>The last tokens that the gateway refused, so that none of them comes back from a shared store.</summary>
internal sealed class RefusedTokens(TimeProvider time)
{
    private const int Capacity = 8;
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(5);

    private readonly Queue<string> _values = new(Capacity);
    private int _youngInARow;

    /// <summary>How many tokens in a row were refused almost as soon as they had come.</summary>
    public int YoungInARow => Volatile.Read(ref _youngInARow);

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
                _youngInARow = IsYoung(token) ? _youngInARow + 1 : 0;
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

    private bool IsYoung(AccessToken token)
    {
        var age = time.GetElapsedTime(token.ReceivedAt);
        return age < Young && age.Ticks * 4 < time.GetElapsedTime(token.ReceivedAt, token.ExpiresAt).Ticks;
    }
}
