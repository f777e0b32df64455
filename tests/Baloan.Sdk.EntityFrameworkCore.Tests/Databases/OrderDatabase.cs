using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk.Tests.Databases;

/// <summary>A partner's own database, with orders beside the tables of book and inbox.</summary>
public sealed class OrderDatabase(DbContextOptions<OrderDatabase> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();

    public DbSet<BookedLoan> Loans => Set<BookedLoan>();

    public DbSet<StoredCallback> Callbacks => Set<StoredCallback>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddBaloan();
        modelBuilder.Entity<Order>().HasKey(order => order.Id);
    }
}

/// <summary>A partner's own order.</summary>
public sealed class Order
{
    public required string Id { get; init; }

    /// <summary>How often the handler had an effect on it.</summary>
    public int Effects { get; set; }
}
