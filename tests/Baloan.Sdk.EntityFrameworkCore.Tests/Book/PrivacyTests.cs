using System.Globalization;
using System.Text;
using Baloan.Sandbox;
using Baloan.Sdk.Tests.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk.Tests.Book;

public sealed class PrivacyTests(TestDatabases databases)
{
    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Nothing_of_an_applicant_stands_in_a_log_an_exception_or_the_database_under_any_culture(DatabaseKind kind)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fa-IR");
        await using var world = await BookWorld.StartAsync(databases, kind, options => options.OtpPause = TimeSpan.Zero);

        var told = await DriveAsync(world);

        var rows = new List<string>();
        await world.InDatabaseAsync(async context =>
        {
            rows.AddRange((await context.Loans.ToListAsync(TestContext.Current.CancellationToken)).Select(loan => ValuesOf(context, loan)));
            rows.AddRange((await context.Callbacks.ToListAsync(TestContext.Current.CancellationToken)).Select(callback => ValuesOf(context, callback)));
        });
        rows.Should().HaveCountGreaterThan(3);
        world.Logs.Lines.Should().Contain(line => line.EventId == 2210).And.Contain(line => line.EventId == 2212).And.Contain(line => line.Category.Contains("Database.Command"));
        string[] secrets =
        [
            .. Enumerable.Range(1, 5).Select(BookWorld.RequestOf).SelectMany(request => new[] { request.PhoneNumber.Value, request.NationalIdentifier.Value }),
            "1990-05-17", "1369-02-27", BookWorld.FingerprintKey,
        ];
        told.Concat(rows).Concat(world.Logs.Lines.Select(line => line.Text)).Should().NotContain(text => secrets.Any(text.Contains));
        foreach (var part in kind == DatabaseKind.Sqlite ? FilesOf(world.Database) : [])
        {
            var file = Encoding.Latin1.GetString(await ReadAsync(part));
            secrets.Where(file.Contains).Should().BeEmpty();
        }
    }

    /// <summary>Goes every way that a request can go.</summary>
    private static async Task<IReadOnlyList<string>> DriveAsync(BookWorld world)
    {
        var told = new List<string>();
        var (book, token) = (world.Book, TestContext.Current.CancellationToken);
        var loan = await book.OpenAsync("order-1", BookWorld.RequestOf(1), token);
        await book.OpenAsync("order-1", BookWorld.RequestOf(1), token);
        var refused = BookWorld.RequestOf(2);
        refused.LoanDue = 7;
        await TryAsync(told, () => book.OpenAsync("order-2", refused, token));
        await TryAsync(told, () => book.OpenAsync("order-1x", BookWorld.RequestOf(1), token));
        refused.StoreId = 0;
        await TryAsync(told, () => book.OpenAsync("order-2", refused, token));
        world.Sandbox.Faults.Add(SandboxFault.Truncate().For(SandboxOperation.OpenLoan).Once());
        await TryAsync(told, () => book.OpenAsync("order-3", BookWorld.RequestOf(3), token));
        await TryAsync(told, () => book.OpenAsync("order-3", BookWorld.RequestOf(3), token));
        await TryAsync(told, () => book.OpenAsync("order-4", BookWorld.RequestOf(3), token));
        world.Sandbox.Faults.Add(SandboxFault.StatusAfterWork(200, "{}").For(SandboxOperation.OpenLoan).Once());
        await TryAsync(told, () => book.OpenAsync("order-5", BookWorld.RequestOf(5), token));
        await TryAsync(told, () => book.SettleAsOpenedAsync("order-5", loan.Id, token));
        await book.SettleAsOpenedAsync("order-3", world.Sandbox.Loans[^1].Id, token);
        await world.Sandbox.AdvanceAsync(loan.Id);
        await book.RequestOtpAsync("order-1", token);
        await TryAsync(told, () => book.SignAsync("order-1", "00000", token));
        await book.SignAsync("order-1", world.Sandbox.OtpOf(loan.Id)!, token);
        await TryAsync(told, () => book.CancelAsync("order-1", token));
        await world.ToldAsync(loan.Id, LoanState.Created);
        told.Should().HaveCountGreaterThan(6);
        return told;
    }

    private static async Task TryAsync(List<string> told, Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception exception) when (exception is BaloanException or ArgumentException)
        {
            told.Add(exception.ToString());
        }
    }

    private static string ValuesOf(OrderDatabase context, object row) =>
        string.Join(' ', context.Entry(row).Properties.Select(property => Convert.ToString(property.CurrentValue, CultureInfo.InvariantCulture)));

    private static string[] FilesOf(TestDatabase database)
    {
        var file = new SqliteConnectionStringBuilder(database.Connection).DataSource;
        return Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*");
    }

    private static async Task<byte[]> ReadAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
        return bytes;
    }
}
