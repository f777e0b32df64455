using System.Globalization;

namespace Baloan.Sdk;

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
