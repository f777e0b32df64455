using System.Globalization;
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
/// <param name="timeProvider">The clock and the timers.</param>
internal sealed class PartnerClientMaker(
    string name,
    BaloanClientOptions options,
    HttpClient httpClient,
    HttpClient bareHttpClient,
    ITokenStore? tokenStore,
    ILoggerFactory loggers,
    PartnerLookup lookup,
    TimeProvider timeProvider)
{
    /// <summary>Asks the store and makes the client; null where the store knows no such partner.</summary>
    public async Task<PartnerClient?> MakeAsync(string key, Action<PartnerCredentials> onGone, CancellationToken cancellationToken)
    {
        if (await lookup.FindAsync(key, options.Timeout, cancellationToken).ConfigureAwait(false) is not { } partner)
        {
            return null;
        }

        var credentials = new PartnerCredentials(key, partner, options.Token, lookup, timeProvider, onGone);
        var slot = tokenStore is null ? null : new PartnerTokenStore(tokenStore, key);
        var parts = new GatewayConnection(name, () => options, httpClient, bareHttpClient, slot, loggers, timeProvider, credentials);
        return new PartnerClient(parts, credentials, timeProvider.GetTimestamp());
    }
}

/// <summary>
/// A partner's own slot of the store that several nodes share. By its user name alone, a partner that gives the name of another would
/// get a token without its password.
/// </summary>
internal sealed class PartnerTokenStore(ITokenStore store, string key) : ITokenStore
{
    public Task<SharedToken?> ReadAsync(string username, CancellationToken cancellationToken) =>
        store.ReadAsync(AccountOf(username), cancellationToken);

    public Task WriteAsync(string username, SharedToken token, CancellationToken cancellationToken) =>
        store.WriteAsync(AccountOf(username), token, cancellationToken);

    // With its length, so that no key and user name read like another key and user name.
    private string AccountOf(string username) => $"{key.Length.ToString(CultureInfo.InvariantCulture)}:{key}:{username}";
}
