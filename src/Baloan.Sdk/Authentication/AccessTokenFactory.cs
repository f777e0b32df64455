namespace Baloan.Sdk;

/// <summary>Gives a token its place on the monotonic clock.</summary>
/// <param name="time">The monotonic clock.</param>
/// <param name="clock">The gateway's time.</param>
/// <param name="jitter">A number from 0 up to 1 that spreads the renewals of nodes that share a token.</param>
internal sealed class AccessTokenFactory(TimeProvider time, GatewayClock clock, Func<double> jitter)
{
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(1);
    private static readonly TimeSpan ShortestLifetime = TimeSpan.FromSeconds(0.5);

    /// <summary>A token that the gateway has just given.</summary>
    public AccessToken FromAnswer(TokenAnswer answer, TokenGrant grant, BaloanTokenOptions options)
    {
        var lifetime = LifetimeOf(answer.Times, answer.Date) ?? options.FallbackLifetime;
        lifetime = lifetime < LongestLifetime ? lifetime : LongestLifetime;
        var serverExpiry = (answer.Date ?? clock.UtcNow) + lifetime;
        return Place(answer.Access!, grant, serverExpiry, answer.ReceivedAt, lifetime, options);
    }

    /// <summary>A token that another node has put into the shared store; null where it is at its end.</summary>
    public AccessToken? FromStore(SharedToken shared, BaloanTokenOptions options)
    {
        var left = shared.ServerExpiry - clock.UtcNow;

        // No token lives longer than it did when it was new, whatever this node's clock says.
        left = left < shared.Lifetime ? left : shared.Lifetime;
        return left > TimeSpan.Zero
            ? Place(shared.Access, TokenGrant.Store, shared.ServerExpiry, time.GetTimestamp(), left, options)
            : null;
    }

    private TimeSpan? LifetimeOf(JwtTimes times, DateTimeOffset? date)
    {
        if (times.Expires is not { } expires)
        {
            return null;
        }

        var lifetime = expires - (date ?? time.GetUtcNow());

        // A token never outlives its `exp` less its `iat`, so a local clock that is behind can be corrected by it.
        if (date is null && times.Lifetime < lifetime)
        {
            lifetime = times.Lifetime.Value;
        }

        // A new token that seems dead tells of a wrong clock.
        return lifetime >= ShortestLifetime ? WithoutRounding(lifetime) : null;
    }

    // `Date` and `exp` are cut to whole seconds: the true lifetime may be a second shorter than their difference.
    private static TimeSpan WithoutRounding(TimeSpan lifetime) =>
        lifetime > TimeSpan.FromSeconds(2) ? lifetime - TimeSpan.FromSeconds(1) : new TimeSpan(lifetime.Ticks / 2);

    private AccessToken Place(string value, TokenGrant grant, DateTimeOffset serverExpiry, long from, TimeSpan lifetime, BaloanTokenOptions options)
    {
        var fifth = new TimeSpan(lifetime.Ticks / 5);
        var skew = options.RenewAhead < fifth ? options.RenewAhead : fifth;
        skew -= new TimeSpan((long)(skew.Ticks / 2 * jitter()));
        return new AccessToken(value, grant, serverExpiry, from, time.After(from, lifetime - skew), time.After(from, lifetime));
    }
}
