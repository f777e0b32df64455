using System.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk;

/// <summary>
/// The application's database as the book uses it: each piece of work in a scope, a context and a transaction of its own, whatever the
/// caller has open.
/// </summary>
internal abstract class BookDatabase(IServiceScopeFactory scopes)
{
    private volatile bool _hasTables;

    /// <summary>Runs a piece of work, whose single statements are transactions of their own.</summary>
    public async Task<T> RunAsync<T>(Func<DbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var outside = Transaction.Current is null ? null : new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var (context, owned) = OpenContext(scope.ServiceProvider);
            await using (owned.ConfigureAwait(false))
            {
                CheckTables(context);
                return await work(context, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Runs a piece of work in one transaction, once more from its beginning where the execution strategy says so.</summary>
    public Task<T> TransactAsync<T>(Func<DbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => RunAsync(
        (context, token) => context.Database.CreateExecutionStrategy().ExecuteAsync(
            (Context: context, Work: work),
            static async (state, stop) =>
            {
                state.Context.ChangeTracker.Clear();

                // What fails, fails as a whole: a savepoint would be one more way to the database.
                state.Context.Database.AutoSavepointsEnabled = false;
                var transaction = await state.Context.Database.BeginTransactionAsync(stop).ConfigureAwait(false);
                await using (transaction.ConfigureAwait(false))
                {
                    var result = await state.Work(state.Context, stop).ConfigureAwait(false);

                    // Given up on now, it may be committed all the same.
                    await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                    return result;
                }
            },
            token),
        cancellationToken);

    /// <summary>A context, and what is to be disposed of beside the scope.</summary>
    protected abstract (DbContext Context, IAsyncDisposable Owned) OpenContext(IServiceProvider scope);

    private void CheckTables(DbContext context)
    {
        if (_hasTables)
        {
            return;
        }

        if (context.Model.FindEntityType(typeof(BookedLoan)) is null)
        {
            throw new InvalidOperationException(
                $"{context.GetType().Name} has no tables of Baloan: call modelBuilder.AddBaloan() in its OnModelCreating, and make a migration.");
        }

        _hasTables = true;
    }
}

/// <summary>The database behind a context of the application.</summary>
/// <typeparam name="TContext">The context, registered by <c>AddDbContext</c> or <c>AddDbContextFactory</c>.</typeparam>
internal sealed class BookDatabase<TContext>(IServiceScopeFactory scopes) : BookDatabase(scopes)
    where TContext : DbContext
{
    protected override (DbContext Context, IAsyncDisposable Owned) OpenContext(IServiceProvider scope)
    {
        if (scope.GetService<TContext>() is { } scoped)
        {
            return (scoped, NothingOwned.Instance);
        }

        var made = scope.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext();
        return (made, made);
    }
}

/// <summary>Stands where the scope disposes of all.</summary>
internal sealed class NothingOwned : IAsyncDisposable
{
    public static readonly NothingOwned Instance = new();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
