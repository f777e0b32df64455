using Baloan.Sdk;

namespace Baloan.Partner.Tests.Configuration;

/// <summary>Knows no partner.</summary>
internal sealed class NoPartners : IBaloanPartnerStore, IBaloanCallbackPartnerStore
{
    public Task<BaloanPartner?> FindAsync(string key, CancellationToken cancellationToken) => Task.FromResult<BaloanPartner?>(null);

    public Task<string?> FindBySecretAsync(string secretHash, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
