using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>Makes the client of a partner: the settings, the connections and the logs are those of all, the token and the limits its own.</summary>
/// <param name="name">The name of the registration, which metrics and activities carry.</param>
/// <param name="options">The settings of all.</param>
/// <param name="httpClient">Sends the operations of all.</param>
/// <param name="bareHttpClient">Sends the token requests and downloads of all; made with the settings, which a reload must not part from it.</param>
/// <param name="tokenStore">Where several nodes share tokens, if they do; each partner has its own entry.</param>
/// <param name="loggers">The logs.</param>
/// <param name="lookup">Asks the application's store.</param>
/// <param name="time">The clock and the timers.</param>
internal sealed class PartnerClientMaker(
    string name,
    BaloanClientOptions options,
    HttpClient httpClient,
    HttpClient bareHttpClient,
    ITokenStore? tokenStore,
    ILoggerFactory loggers,
    PartnerLookup lookup,
    TimeProvider time)
{
    /// <summary>Asks the store and makes the client; null where the store knows no such partner.</summary>
    public async Task<PartnerClient?> MakeAsync(string key, Action<PartnerCredentials> onGone, CancellationToken cancellationToken)
    {
        if (await lookup.FindAsync(key, options.Timeout, cancellationToken).ConfigureAwait(false) is not { } partner)
        {
            return null;
        }

        var credentials = new PartnerCredentials(key, partner, options.Token, lookup, time, onGone);
        var slot = tokenStore is null ? null : new PartnerTokenStore(tokenStore, key);
        var parts = new GatewayConnection(name, () => options, httpClient, bareHttpClient, slot, loggers, time, credentials);
        return new PartnerClient(parts, credentials, time.GetTimestamp());
    }
}
