using Baloan.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Marketplace;

/// <summary>The tables of the marketplace.</summary>
public sealed class MarketDatabase(DbContextOptions<MarketDatabase> options) : DbContext(options)
{
    public DbSet<Shop> Shops => Set<Shop>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<Job> Jobs => Set<Job>();

    public async Task PrepareAsync(IEnumerable<ShopSettings> shops)
    {
        await Database.EnsureCreatedAsync();
        foreach (var shop in shops)
        {
            Shops.Add(new Shop
            {
                Key = shop.Key,
                Username = shop.Username,
                Password = shop.Password,
                CallbackSecretHash = BaloanCallbackSecret.Hash(shop.CallbackSecret),
            });
        }

        await SaveChangesAsync();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.UseBaloanConverters();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Shop>().HasIndex(shop => shop.Key).IsUnique();
        modelBuilder.Entity<Shop>().HasIndex(shop => shop.CallbackSecretHash).IsUnique();
        modelBuilder.Entity<Order>().HasIndex(order => order.LoanId).IsUnique();
    }
}
