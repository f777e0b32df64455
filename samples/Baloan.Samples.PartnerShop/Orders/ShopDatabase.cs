using Baloan.Samples.PartnerShop.Callbacks;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>The shop's database.</summary>
public sealed class ShopDatabase(DbContextOptions<ShopDatabase> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();

    public DbSet<LoanFile> LoanFiles => Set<LoanFile>();

    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Order>(order =>
        {
            order.HasKey(o => o.Number);
            order.HasIndex(o => o.Id).IsUnique();
            order.HasIndex(o => o.LoanId).IsUnique();
            order.Property(o => o.Stage).HasConversion<string>();

            // Of two requests of one customer at once, one goes on: who does not know yet whether there is a loan gets no second one.
            order.HasIndex(o => o.CustomerId).IsUnique()
                .HasFilter($"{nameof(Order.Stage)} IN ('{nameof(OrderStage.Opening)}', '{nameof(OrderStage.Unknown)}')");
        });
        modelBuilder.Entity<LoanFile>(file =>
        {
            file.HasKey(f => f.LoanId);
            file.Ignore(f => f.State);
            file.Property(f => f.StateName).IsConcurrencyToken();
            file.OwnsMany(f => f.Changes, change =>
            {
                change.Property<int>("Number").ValueGeneratedOnAdd();
                change.HasKey("Number");
            });
        });
        modelBuilder.Entity<LedgerEntry>(entry =>
        {
            entry.HasKey(e => e.LoanId);
            entry.HasIndex(e => e.RecordEndsAt);
        });
    }
}
