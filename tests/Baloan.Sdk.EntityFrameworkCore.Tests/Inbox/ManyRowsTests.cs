using System.Collections.Concurrent;
using System.Data.Common;
using Baloan.Sdk.Tests.Databases;
using Baloan.Sdk.Tests.Settling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Baloan.Sdk.Tests.Inbox;

/// <summary>What was handled long ago costs nothing.</summary>
public sealed class ManyRowsTests(TestDatabases databases)
{
    private const string Many = """
        INSERT INTO "BaloanCallbacks" ("Partner", "LoanId", "State", "ReasonMark", "Source", "ReceivedAt", "HandledAt", "Failures")
        SELECT '', gen_random_uuid(), 'paid', '', 'Gateway', now() - interval '1 day', now() - interval '1 day', 0 FROM generate_series(1, 100000)
        """;

    [Fact]
    public async Task No_statement_of_storing_and_handling_reads_the_whole_table()
    {
        await using var world = await InboxWorld.StartAsync(databases, DatabaseKind.Postgres);
        await world.Book.InDatabaseAsync(async context =>
        {
            await context.Database.ExecuteSqlRawAsync(Many, TestContext.Current.CancellationToken);
            await context.Database.ExecuteSqlRawAsync("""VACUUM ANALYZE "BaloanCallbacks";""", TestContext.Current.CancellationToken);
        });
        var statements = new Statements();
        var node = world.Node(inbox => inbox.MaxAttempts = 1, more: services => services.ConfigureDbContext<OrderDatabase>(options => options.AddInterceptors(statements)));
        world.Deeds.OnHandle = (callback, _, _, _) => callback.State == LoanState.Created ? throw new InvalidOperationException("the handler fails") : Task.CompletedTask;
        var loan = Guid.NewGuid();
        await InboxWorld.StoreAsync(node, loan, LoanState.Created);
        await InboxWorld.StoreAsync(node, loan, LoanState.Paid);
        await InboxWorld.StoreAsync(node, loan, LoanState.Paid);
        await InboxWorld.RunAsync(node);
        await SettlingWorld.UntilAsync(() => world.ReadAsync(context => context.Callbacks.AnyAsync(callback => callback.LoanId == loan && callback.HandledAt != null, TestContext.Current.CancellationToken)));
        await node.GetRequiredService<ICallbackInbox>().DeadLettersAsync(TestContext.Current.CancellationToken);
        await InboxWorld.StopAsync(node);

        statements.All.Should().HaveCountGreaterThan(6);
        await using var connection = new NpgsqlConnection(world.Book.Database.Connection);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var (text, parameters) in statements.All)
        {
            await using var explain = connection.CreateCommand();
            explain.CommandText = $"EXPLAIN {text}";
            explain.Parameters.AddRange(parameters);
            var plan = new List<string>();
            await using var reader = await explain.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                plan.Add(reader.GetString(0));
            }

            plan.Should().NotContain(line => line.Contains("Seq Scan on \"BaloanCallbacks\"", StringComparison.Ordinal), "{0}\n{1}", text, string.Join('\n', plan));
        }
    }

    private sealed class Statements : DbCommandInterceptor
    {
        private readonly ConcurrentDictionary<string, NpgsqlParameter[]> _all = new();

        public IReadOnlyDictionary<string, NpgsqlParameter[]> All => _all;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Keep(command);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Keep(command);
            return ValueTask.FromResult(result);
        }

        private void Keep(DbCommand command)
        {
            if (command.CommandText.Contains("BaloanCallbacks", StringComparison.Ordinal))
            {
                _all.TryAdd(command.CommandText, [.. command.Parameters.Cast<NpgsqlParameter>().Select(parameter => parameter.Clone())]);
            }
        }
    }
}
