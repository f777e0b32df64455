using System.Diagnostics;
using Baloan.Sdk.Benchmarks.Callbacks;
using Baloan.Sdk.Benchmarks.Load;
using Baloan.Sdk.Benchmarks.Processes;
using Baloan.Sdk.Benchmarks.Reporting;
using Baloan.Sdk.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk.Benchmarks.Books;

/// <summary>What loan book and inbox cost in PostgreSQL, beside what somebody would write by hand, and with a million old rows.</summary>
internal sealed class BooksExperiment : Experiment
{
    private const int OldRows = 1_000_000;

    public override string Name => "books";

    public override string Description => "Loan book and inbox in a PostgreSQL of their own: storing, opening, handling, and the same with a million old rows.";

    public override async Task<Report> RunAsync(bool isQuick, CancellationToken cancellationToken)
    {
        var plan = isQuick
            ? new LoadPlan(4, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3))
            : new LoadPlan(12, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8));
        await using var postgres = new PostgresServer();
        var connection = await postgres.CreateDatabaseAsync(cancellationToken);
        await using (var node = new BooksNode(connection))
        {
            await node.ReadAsync(database => database.Database.EnsureCreatedAsync(cancellationToken));
        }

        var report = new Report();
        report.Tables.Add(await StoringAsync(plan, connection, cancellationToken));
        report.Tables.Add(await OpeningAsync(plan, connection, cancellationToken));
        report.Tables.Add(await HandlingAsync(isQuick ? 2_000 : 20_000, connection, cancellationToken));
        await AddOldRowsAsync(connection, cancellationToken);
        report.Tables.Add(await OpeningAsync(plan, connection, cancellationToken, "with a million old lines and call backs"));
        report.Tables.Add(await HandlingAsync(isQuick ? 2_000 : 20_000, connection, cancellationToken, "with a million old lines and call backs"));
        return report;
    }

    private static async Task<Table> StoringAsync(LoadPlan plan, string connection, CancellationToken cancellationToken)
    {
        await using var bareServer = await StartAsync(BooksServer.Bare, connection, cancellationToken);
        await using var inboxServer = await StartAsync(BooksServer.Inbox, connection, cancellationToken);
        using var bare = await CallbackCallers.PrepareAsync("a bare endpoint that inserts one row", bareServer, CallbackServer.Path, areNew: true, cancellationToken);
        using var inbox = await CallbackCallers.PrepareAsync("the inbox", inboxServer, $"{CallbackServer.Path}/{CallbackServer.Secret}", areNew: true, cancellationToken);
        return ToTable($"Storing a call back, {CallbackCallers.Count} callers", await plan.RunAsync("storing", [bare, inbox], cancellationToken));
    }

    private static async Task<Table> OpeningAsync(LoadPlan plan, string connection, CancellationToken cancellationToken, string among = "with few lines")
    {
        await using var node = new BooksNode(connection);
        await node.ReadAsync(database => database.Rows.Where(row => row.State == "opening" || row.State == "opened").ExecuteDeleteAsync(cancellationToken));
        await node.ReadAsync(database => database.Set<BookedLoan>().Where(line => !line.Reference.StartsWith("old")).ExecuteDeleteAsync(cancellationToken));
        Func<TimeSpan> processorTime = () => Process.GetCurrentProcess().TotalProcessorTime;
        using var byHand = new Contender("CreateAsync and two saves", Many(node.CreateAsync), processorTime);
        using var book = new Contender("OpenAsync", Many(node.OpenAsync), processorTime);
        return ToTable($"Opening a loan {among}, {CallbackCallers.Count} callers", await plan.RunAsync("opening", [byHand, book], cancellationToken));

        static IReadOnlyList<ICaller> Many(Func<CancellationToken, Task> call) => [.. Enumerable.Range(0, CallbackCallers.Count).Select(_ => new DelegateCaller(call))];
    }

    private static async Task<Table> HandlingAsync(int count, string connection, CancellationToken cancellationToken, string among = "with few call backs")
    {
        await using var node = new BooksNode(connection);
        await node.ReadAsync(database => database.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "BaloanCallbacks" ("Partner", "LoanId", "State", "ReasonMark", "Source", "ReceivedAt", "DueAt", "Failures")
            SELECT '', gen_random_uuid(), 'created', '', 'Gateway', now(), now(), 0 FROM generate_series(1, {count})
            """,
            cancellationToken));
        var begin = Stopwatch.GetTimestamp();
        await node.StartAsync(cancellationToken);
        while (await node.ReadAsync(database => database.Set<StoredCallback>().AnyAsync(callback => callback.HandledAt == null, cancellationToken)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }

        var elapsed = Stopwatch.GetElapsedTime(begin);
        var table = new Table($"Handling {among}", "Call backs a second");
        table.Add("the worker, its handler writing one row", Figure.Count(count / elapsed.TotalSeconds));
        return table;
    }

    private static async Task AddOldRowsAsync(string connection, CancellationToken cancellationToken)
    {
        await using var node = new BooksNode(connection);
        await node.ReadAsync(database => database.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "BaloanLoans" ("Partner", "Reference", "Status", "LoanId", "StoreId", "Amount", "LoanDue", "State", "CreatedAt", "AttemptedAt", "StatusAt", "AttemptId", "LeaseEndsAt", "Fingerprint")
            SELECT '', 'old' || n, 'Opened', gen_random_uuid(), 1, 10000000, 12, 'loan_paid', now() - interval '100 days', now() - interval '100 days', now() - interval '100 days', gen_random_uuid(), now() - interval '100 days', md5(n::text)
            FROM generate_series(1, {OldRows}) AS n
            """,
            cancellationToken));
        await node.ReadAsync(database => database.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "BaloanCallbacks" ("Partner", "LoanId", "State", "ReasonMark", "Source", "ReceivedAt", "HandledAt", "Failures")
            SELECT '', "LoanId", 'loan_paid', '', 'Gateway', now() - interval '100 days', now() - interval '100 days', 0 FROM "BaloanLoans" WHERE "Reference" LIKE 'old%'
            """,
            cancellationToken));
        await node.ReadAsync(database => database.Database.ExecuteSqlAsync($"ANALYZE", cancellationToken));
    }

    private static Task<ServerProcess> StartAsync(string kind, string connection, CancellationToken cancellationToken) =>
        ServerProcess.StartAsync(typeof(BooksServer).Assembly.Location, [BooksServer.CommandName, kind, connection], cancellationToken);

    private static Table ToTable(string title, LoadComparison comparison)
    {
        var table = new Table(title, "A second", "to the first", "Processor time each", "p50", "p99");
        for (var contender = 0; contender < comparison.Names.Count; contender++)
        {
            table.Add(
                comparison.Names[contender],
                Figure.Count(comparison.Typical(contender, round => round.CallsPerSecond)),
                comparison.Ratio(contender, round => round.CallsPerSecond),
                Figure.Microseconds(comparison.Typical(contender, round => round.ProcessorTimePerCall)),
                Figure.Microseconds(comparison.Typical(contender, round => round.TypicalLatency)),
                Figure.Microseconds(comparison.Typical(contender, round => round.TailLatency)));
        }

        return table;
    }
}
