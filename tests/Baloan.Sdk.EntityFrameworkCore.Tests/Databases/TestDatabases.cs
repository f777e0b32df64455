using Baloan.Sdk.Tests.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

[assembly: AssemblyFixture(typeof(TestDatabases))]

namespace Baloan.Sdk.Tests.Databases;

/// <summary>Makes empty databases of the kinds that book and inbox are tested on.</summary>
public sealed class TestDatabases : IAsyncDisposable
{
    private readonly PostgresServer _postgres = new();

    /// <summary>The kinds, for a theory.</summary>
    public static TheoryData<DatabaseKind> Kinds => [DatabaseKind.Sqlite, DatabaseKind.Postgres];

    /// <summary>An empty database; skips the test, with the reason, where its server is not installed.</summary>
    public async Task<TestDatabase> CreateAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Postgres)
        {
            Assert.SkipUnless(PostgresServer.IsInstalled, "PostgreSQL is not installed (Debian: apt-get install postgresql).");
            var connection = await _postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
            return new TestDatabase(kind, connection, options => options.UseNpgsql(connection), file: null);
        }

        var file = Path.Combine(Path.GetTempPath(), $"baloan-{Guid.NewGuid():N}.db");
        var source = new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString;
        return new TestDatabase(kind, source, options => options.UseSqlite(source), file);
    }

    public ValueTask DisposeAsync() => _postgres.DisposeAsync();
}

/// <summary>A kind of database.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>A database of one test.</summary>
public sealed class TestDatabase(DatabaseKind kind, string connection, Action<DbContextOptionsBuilder> use, string? file) : IDisposable
{
    public DatabaseKind Kind => kind;

    public string Connection => connection;

    /// <summary>Lets a context use it.</summary>
    public void Use(DbContextOptionsBuilder options) => use(options);

    public void Dispose()
    {
        if (file is not null)
        {
            SqliteConnection.ClearAllPools();
            foreach (var part in new[] { file, $"{file}-wal", $"{file}-shm" })
            {
                File.Delete(part);
            }
        }
    }
}
