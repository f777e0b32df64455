namespace Baloan.Sdk.Authentication.Internal;

/// <summary>An access token with its times on the monotonic clock. Immutable, so that it can be read without a lock.</summary>
internal sealed class AccessToken(string value, TokenGrant grant, DateTimeOffset serverExpiry, long receivedAt, long renewAt, long expiresAt)
{
    public string Value { get; } = value;

    public string AuthorizationHeader { get; } = "Bearer " + value;

    /// <summary>How this node came by the token.</summary>
    public TokenGrant Grant { get; } = grant;

    /// <summary>The end in the gateway's own time, which other nodes can use.</summary>
    public DateTimeOffset ServerExpiry { get; } = serverExpiry;

    public long ReceivedAt { get; } = receivedAt;

    /// <summary>From this timestamp on the token is renewed in the background.</summary>
    public long RenewAt { get; } = renewAt;

    /// <summary>From this timestamp on the token is not used any more.</summary>
    public long ExpiresAt { get; } = expiresAt;

    public override string ToString() => "Bearer ***";
}
