using Microsoft.EntityFrameworkCore;

namespace Baloan.Partner.Tests.Marketplace;

/// <summary>A marketplace's own database on SQLite.</summary>
public sealed class MarketDatabase(DbContextOptions<MarketDatabase> options) : DbContext(options)
{
    public DbSet<Shop> Shops => Set<Shop>();
}
