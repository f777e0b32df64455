using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk.Benchmarks.Books;

/// <summary>A partner's database with book, inbox and rows that are written by hand.</summary>
internal sealed class BooksDatabase(DbContextOptions<BooksDatabase> options) : DbContext(options)
{
    public DbSet<HandWrittenRow> Rows => Set<HandWrittenRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddBaloan();
        modelBuilder.Entity<HandWrittenRow>().HasIndex(row => row.Key).IsUnique();
    }
}

/// <summary>What somebody would write down without the books: a key, a state and when.</summary>
internal sealed class HandWrittenRow
{
    public long Id { get; set; }

    public required string Key { get; init; }

    public required string State { get; set; }

    public Guid? LoanId { get; set; }

    public DateTime At { get; set; }
}
