using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Partner.Tests.Databases;

/// <summary>A partner's database on real SQLite, in memory for as long as its connection is open.</summary>
public sealed class PartnerDatabase(SqliteConnection connection) : DbContext
{
    public DbSet<Purchase> Purchases => Set<Purchase>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite(connection);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.UseBaloanConverters();
}
