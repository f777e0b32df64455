using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>Puts a token manager together.</summary>
internal static class TokenManagerFactory
{
    /// <param name="client">Gives the bare client of the token requests, with the gateway's address; it must follow no redirects.</param>
    /// <param name="settings">The credentials and options as they are now; asked before every renewal.</param>
    /// <param name="store">Where several nodes share the token; null for this process alone.</param>
    /// <param name="metrics">Counts the token requests.</param>
    /// <param name="clock">The gateway's time.</param>
    /// <param name="time">The clock and the timers.</param>
    /// <param name="logger">The log.</param>
    /// <param name="jitter">A number from 0 up to 1; by default random where a store is shared, and 0 elsewhere.</param>
    /// <param name="credentials">Asked for the credentials in each renewal; null where the settings have them.</param>
    public static TokenManager Create(
        Func<HttpClient> client,
        Func<TokenSettings> settings,
        ITokenStore? store,
        TokenMetrics metrics,
        GatewayClock clock,
        TimeProvider time,
        ILogger logger,
        Func<double>? jitter = null,
        ICredentialSource? credentials = null)
    {
        var refused = new RefusedTokens(time, logger);
        var renewal = new TokenRenewal(
            new TokenEndpoint(client, time, clock, metrics, logger),
            new AccessTokenFactory(time, clock, jitter ?? (store is null ? static () => 0 : NextRandom())),
            refused,
            credentials,
            store is null ? null : new GuardedTokenStore(store, time, logger),
            time,
            logger);
        return new TokenManager(renewal, refused, new TokenSettingsSource(settings, logger), time, logger);
    }

    // One renewal runs at a time, so that the generator needs no lock.
    private static Func<double> NextRandom() => new Random(Guid.NewGuid().GetHashCode()).NextDouble;
}
