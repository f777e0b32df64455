using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk.Smoke;

/// <summary>The database that all nodes share.</summary>
public sealed class NodeDatabase(DbContextOptions<NodeDatabase> options) : DbContext(options)
{
    public DbSet<Effect> Effects => Set<Effect>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddBaloan();
        modelBuilder.Entity<Effect>();
    }
}

/// <summary>What a handler did in the database. A second row for the same change would show that it did it twice.</summary>
public sealed class Effect
{
    public int Id { get; set; }

    public required Guid LoanId { get; init; }

    public required string State { get; init; }

    /// <summary>The order, as the book knows it; null where it does not.</summary>
    public required string? Reference { get; init; }
}
