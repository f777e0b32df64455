using System.Transactions;
using Baloan.Sdk.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Book;

/// <summary>The book's transactions are its own, and work with what the application has set for its own.</summary>
public sealed class TransactionTests(TestDatabases databases)
{
    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_transaction_of_the_caller_does_not_take_the_line_with_it(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await world.Book.OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);
        }

        (await world.StatusOfAsync("order-1")).Should().Be(LoanBookStatus.Opened);
    }

    [Fact]
    public async Task What_the_caller_has_not_saved_is_left_alone()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await using var node = world.Node();
        await using var request = node.CreateAsyncScope();
        var context = request.ServiceProvider.GetRequiredService<OrderDatabase>();
        context.Add(new Order { Id = "order-1" });

        await request.ServiceProvider.GetRequiredService<ILoanBook>().OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);

        context.ChangeTracker.Entries().Should().ContainSingle().Which.State.Should().Be(EntityState.Added);
        await world.InDatabaseAsync(async other => (await other.Orders.CountAsync(TestContext.Current.CancellationToken)).Should().Be(0));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_line_whose_commit_was_answered_with_a_lost_connection_is_still_the_callers(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var lost = 0;
        var losing = new AroundLine(after: () =>
        {
            if (Interlocked.Exchange(ref lost, 1) == 0)
            {
                throw new LostConnectionException();
            }
        });
        await using var node = world.EmptyNode(services => services.AddBook<RetryingDatabase>(world, options =>
            options.AddInterceptors(losing).ReplaceService<IExecutionStrategyFactory, RetryingFactory>()));

        var loan = await BookWorld.BookOf(node).OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);

        lost.Should().Be(1);
        world.LoansAskedFor.Should().Be(1);
        (await world.Book.FindAsync("order-1", TestContext.Current.CancellationToken))!.LoanId.Should().Be(loan.Id);
    }

    [Fact]
    public async Task A_line_that_may_be_committed_when_the_database_fails_is_given_back()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await using var node = world.EmptyNode(services => services.AddBook<OrderDatabase>(world, options =>
            options.AddInterceptors(new AroundLine(after: () => throw new LostConnectionException()))));

        await BookWorld.BookOf(node).Invoking(book => book.OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken)).Should().ThrowAsync<LostConnectionException>();

        (await world.StatusOfAsync("order-1")).Should().Be(LoanBookStatus.NotOpened);
        world.LoansAskedFor.Should().Be(0);
    }

    [Fact]
    public async Task A_retrying_strategy_of_the_provider_works()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Postgres);
        var services = new ServiceCollection();
        services.AddDbContext<OrderDatabase>(options => options.UseNpgsql(world.Database.Connection, npgsql => npgsql.EnableRetryOnFailure()));
        services.AddBaloanClient(world.UseSandbox).UseLoanBook<OrderDatabase>(options => options.FingerprintKey = BookWorld.FingerprintKey);
        await using var node = services.BuildServiceProvider();

        var loan = await BookWorld.BookOf(node).OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);

        (await world.Book.FindAsync("order-1", TestContext.Current.CancellationToken))!.LoanId.Should().Be(loan.Id);
    }

    [Fact]
    public async Task References_that_the_database_takes_for_the_same_are_told_apart()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        using var database = await databases.CreateAsync(DatabaseKind.Sqlite);
        var services = new ServiceCollection();
        services.AddDbContext<CaselessDatabase>(database.Use);
        services.AddBaloanClient(world.UseSandbox).UseLoanBook<CaselessDatabase>(options => options.FingerprintKey = BookWorld.FingerprintKey);
        await using var node = services.BuildServiceProvider();
        await using var scope = node.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CaselessDatabase>().Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        var book = BookWorld.BookOf(node);
        await book.OpenAsync("order-a", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);

        var conflict = await book.Invoking(it => it.OpenAsync("ORDER-A", BookWorld.RequestOf(2), TestContext.Current.CancellationToken)).Should().ThrowAsync<LoanBookConflictException>();

        conflict.Which.Reference.Should().Be("order-a");
        await book.Invoking(it => it.FindAsync("Order-A", TestContext.Current.CancellationToken)).Should().ThrowAsync<LoanBookConflictException>();
        world.Sandbox.Loans.Should().ContainSingle();
    }

    public sealed class RetryingDatabase(DbContextOptions<RetryingDatabase> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddBaloan();
    }

    public sealed class CaselessDatabase(DbContextOptions<CaselessDatabase> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.AddBaloan();
            modelBuilder.Entity<BookedLoan>().Property(loan => loan.Reference).UseCollation("NOCASE");
        }
    }

    private sealed class LostConnectionException() : Exception("The connection was lost.");

    private sealed class RetryingFactory(ExecutionStrategyDependencies dependencies) : IExecutionStrategyFactory
    {
        public IExecutionStrategy Create() => new Retrying(dependencies);
    }

    private sealed class Retrying(ExecutionStrategyDependencies dependencies) : ExecutionStrategy(dependencies, maxRetryCount: 3, maxRetryDelay: TimeSpan.FromMilliseconds(1))
    {
        protected override bool ShouldRetryOn(Exception exception) => exception is LostConnectionException;
    }
}
