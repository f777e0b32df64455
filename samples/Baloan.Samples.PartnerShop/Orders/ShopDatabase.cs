using Baloan.Samples.PartnerShop.Callbacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>The shop's database.</summary>
public sealed class ShopDatabase(DbContextOptions<ShopDatabase> options) : DbContext(options)
{
    /// <summary>Counts up with each change of a table. A shop that keeps its orders would have migrations in its place.</summary>
    private const int Version = 3;

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<LoanFile> LoanFiles => Set<LoanFile>();

    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    /// <summary>Makes the tables where there are none.</summary>
    /// <exception cref="InvalidOperationException">The tables are those of another version of the shop.</exception>
    public static async Task PrepareAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        if (await database.EnsureCreatedAsync(cancellationToken))
        {
            await database.ExecuteSqlRawAsync($"PRAGMA user_version = {Version}", cancellationToken);
            return;
        }

        if (await database.SqlQuery<int>($"SELECT user_version AS Value FROM pragma_user_version").SingleAsync(cancellationToken) != Version)
        {
            throw new InvalidOperationException("The database in Shop:DataFolder is of another version of this sample: move the folder away, and start again.");
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Order>(order =>
        {
            order.HasKey(o => o.Number);
            order.HasIndex(o => o.Id).IsUnique();
            order.HasIndex(o => o.LoanId).IsUnique();
            order.HasIndex(o => o.ApplicantMark);
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
