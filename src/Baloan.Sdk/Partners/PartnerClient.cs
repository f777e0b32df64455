namespace Baloan.Sdk;

/// <summary>The client of one partner, and when it was last asked for.</summary>
internal sealed class PartnerClient(GatewayConnection parts, PartnerCredentials credentials, long now)
{
    private long _askedAt = now;

    /// <summary>A view, so that whoever disposes of it closes nothing that others use.</summary>
    public IBaloanClient Client { get; } = new BaloanClient(parts).With(new BaloanRequestOptions());

    public GatewayConnection Parts { get; } = parts;

    public PartnerCredentials Credentials { get; } = credentials;

    public long AskedAt => Volatile.Read(ref _askedAt);

    /// <summary>Takes note that it was asked for. Most callers find it said already: a write would take the cache line from the other cores.</summary>
    public void Ask(long now, long step)
    {
        if (now - Volatile.Read(ref _askedAt) >= step)
        {
            Volatile.Write(ref _askedAt, now);
        }
    }
}
