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

    private static async Task ShouldBeReviewedAsync(string sql, string file)
    {
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
