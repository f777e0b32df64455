using Baloan.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Marketplace;

/// <summary>Finds shops by their key and by the secret of a call back.</summary>
public sealed class ShopStore(MarketDatabase database) : IBaloanPartnerStore, IBaloanCallbackPartnerStore
{
    public Task<BaloanPartner?> FindAsync(string key, CancellationToken cancellationToken) => database.Shops
        .Where(shop => shop.Key == key)
        .Select(shop => new BaloanPartner(shop.Username, shop.Password))
        .SingleOrDefaultAsync(cancellationToken);

    public Task<string?> FindBySecretAsync(string secretHash, CancellationToken cancellationToken) => database.Shops
        .Where(shop => shop.CallbackSecretHash == secretHash)
        .Select(shop => shop.Key)
        .SingleOrDefaultAsync(cancellationToken);
}
