using System.Runtime.CompilerServices;
using System.Text;
using Baloan.Sdk.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Book;

/// <summary>No SQL Server runs here: what would be sent to it is compared with what was looked through.</summary>
public sealed class SqlServerTests
{
    private const string Nowhere = "Server=nowhere";

    [Fact]
    public async Task The_tables_for_SQL_Server_are_as_reviewed()
    {
        await using var context = new OrderDatabase(new DbContextOptionsBuilder<OrderDatabase>().UseSqlServer(Nowhere).Options);

        await ShouldBeReviewedAsync(context.Database.GenerateCreateScript(), "SqlServerTables.sql");
    }

    [Fact]
    public async Task The_statements_for_SQL_Server_are_as_reviewed()
    {
        var statements = new StringBuilder();
        var services = new ServiceCollection();
        services.AddDbContext<OrderDatabase>(options => options.UseSqlServer(Nowhere).AddInterceptors(new NoDatabase(statements)));
        services.AddBaloanClient(options => (options.Username, options.Password) = ("nobody", "asked"))
            .UseLoanBook<OrderDatabase>(options => options.FingerprintKey = BookWorld.FingerprintKey);
        services.AddKeyedSingleton<IBaloanClient>("", new Client());
        await using var node = services.BuildServiceProvider();

        await BookWorld.BookOf(node).OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);
        await BookWorld.BookOf(node).UnsettledAsync(TestContext.Current.CancellationToken);

        await ShouldBeReviewedAsync(statements.ToString(), "SqlServerStatements.sql");
    }

    // BALOAN_REFRESH_SQL=1 writes the files anew, to be looked through before they are committed.
    private static async Task ShouldBeReviewedAsync(string sql, string file, [CallerFilePath] string here = "")
    {
        if (Environment.GetEnvironmentVariable("BALOAN_REFRESH_SQL") == "1")
        {
            await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(here)!, file), $"{sql.ReplaceLineEndings("\n").TrimEnd()}\n", TestContext.Current.CancellationToken);
            return;
        }

        var reviewed = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Book", file), TestContext.Current.CancellationToken);
        sql.ReplaceLineEndings("\n").TrimEnd().Should().Be(reviewed.ReplaceLineEndings("\n").TrimEnd());
    }

    private sealed class Client : FakeBaloanClient
    {
        public override ILoansClient Loans { get; } = new LoansOf();

        private sealed class LoansOf : FakeLoansClient
        {
            public override Task<Loan> CreateAsync(CreateLoanRequest request, CancellationToken cancellationToken = default) =>
                Task.FromResult(new Loan { Id = Guid.NewGuid() });
        }
    }
}
