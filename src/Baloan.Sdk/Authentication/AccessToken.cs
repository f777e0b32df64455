namespace Baloan.Sdk;

/// <summary>An access token with its times on the monotonic clock. All but <see cref="HasServed"/> is immutable, so that it can be read without a lock.</summary>
internal sealed class AccessToken
{
    private volatile bool _hasServed;

    public AccessToken(string value, TokenGrant grant, DateTimeOffset serverExpiry, long receivedAt, long renewAt, long expiresAt)
    {
        Value = value;
        AuthorizationHeader = "Bearer " + value;
        Grant = grant;
        ServerExpiry = serverExpiry;
        ReceivedAt = receivedAt;
        RenewAt = renewAt;
        ExpiresAt = expiresAt;
        Result = new TokenResult(this);
    }

    public string Value { get; }

    public string AuthorizationHeader { get; }

    /// <summary>How this node came by the token.</summary>
    public TokenGrant Grant { get; }

    /// <summary>The end in the gateway's own time, which other nodes can use.</summary>
    public DateTimeOffset ServerExpiry { get; }

    public long ReceivedAt { get; }

    /// <summary>From this timestamp on the token is renewed in the background.</summary>
    public long RenewAt { get; }

    /// <summary>From this timestamp on the token is not used any more.</summary>
    public long ExpiresAt { get; }

    /// <summary>Whether the gateway has taken it for a call: if it refuses it later, a new one is worth asking for.</summary>
    public bool HasServed
    {
        get => _hasServed;
        set
        {
            // Most calls find it said already; a write would take the token's cache line from the other cores.
            if (_hasServed != value)
            {
                _hasServed = value;
            }
        }
    }

    /// <summary>What a caller who asks for a token gets: made once, for all of them.</summary>
    public TokenResult Result { get; }

    public override string ToString() => "Bearer ***";
}
