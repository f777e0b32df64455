using Baloan.Sdk.Tests.Book;
using Baloan.Sdk.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Baloan.Sdk.Tests.Settling;

/// <summary>Rows of the book and of the inbox, made as they lie in the database, and rounds of the work in the background.</summary>
internal static class SettlingWorld
{
    private const int StuckEvent = 2247;

    /// <summary>The time of this machine, which is that of the databases of the tests as well.</summary>
    public static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    /// <summary>Adds a line of the book.</summary>
    public static BookedLoan AddLine(this OrderDatabase context, string reference, LoanBookStatus status, params (string Property, object? Value)[] values)
    {
        var line = new BookedLoan();
        var entry = context.Entry(line);
        entry.Property(nameof(BookedLoan.Reference)).CurrentValue = reference;
        entry.Property(nameof(BookedLoan.Partner)).CurrentValue = values.FirstOrDefault(value => value.Property == nameof(BookedLoan.Partner)).Value ?? "";

        // The key is whole only now.
        entry.State = EntityState.Added;
        var minute = Now.AddMinutes(-10);
        (string Property, object? Value)[] defaults =
        [
            ("Status", status), ("AttemptId", Guid.NewGuid()), ("StoreId", 7), ("Amount", new Toman(12_500_000)), ("LoanDue", 12),
            ("CreatedAt", minute), ("AttemptedAt", minute), ("StatusAt", minute), ("LeaseEndsAt", minute.AddMinutes(5)),
        ];
        foreach (var (property, value) in defaults.Concat(values).Where(value => value.Property != nameof(BookedLoan.Partner)))
        {
            entry.Property(property).CurrentValue = value;
        }

        return line;
    }

    /// <summary>Adds a call back.</summary>
    public static StoredCallback AddCallback(this OrderDatabase context, Guid loanId, LoanState state, params (string Property, object? Value)[] values)
    {
        var callback = new StoredCallback();
        var entry = context.Entry(callback);
        entry.State = EntityState.Added;
        foreach (var (property, value) in new (string Property, object? Value)[] { ("LoanId", loanId), ("State", state), ("ReceivedAt", Now.AddMinutes(-8)), ("HandledAt", Now) }.Concat(values))
        {
            entry.Property(property).CurrentValue = value;
        }

        return callback;
    }

    /// <summary>Adds rows and keeps them.</summary>
    public static Task AddAsync(this BookWorld world, Action<OrderDatabase> add) => world.InDatabaseAsync(context =>
    {
        add(context);
        return context.SaveChangesAsync(TestContext.Current.CancellationToken);
    });

    /// <summary>The line of a reference.</summary>
    public static async Task<BookedLoan> LineAsync(this BookWorld world, string reference)
    {
        BookedLoan? line = null;
        await world.InDatabaseAsync(async context => line = await context.Loans.SingleAsync(found => found.Reference == reference, TestContext.Current.CancellationToken));
        return line!;
    }

    /// <summary>
    /// Lets a node go through the book once. It is done when it tells of a stuck loan that was made for that: this comes after sweeping,
    /// elimination and polling.
    /// </summary>
    public static async Task RoundAsync(this BookWorld world, IServiceProvider node, string partner = "")
    {
        var marker = $"marker-{Guid.NewGuid():N}";
        var longAgo = Now.AddDays(-300);
        await world.AddAsync(context => context.AddLine(
            marker, LoanBookStatus.Opened, ("Partner", partner), ("LoanId", Guid.NewGuid()), ("StatusAt", longAgo), ("AttemptedAt", longAgo), ("CreatedAt", longAgo)));
        var settling = node.GetServices<IHostedService>().Single(service => service.GetType().Name == "LoanSettling");
        await settling.StartAsync(TestContext.Current.CancellationToken);
        await UntilAsync(() => Task.FromResult(world.Logs.Lines.Any(line => line.EventId == StuckEvent && line.Text.Contains(marker, StringComparison.Ordinal))));
        await settling.StopAsync(TestContext.Current.CancellationToken);
        await world.InDatabaseAsync(context => context.Loans.Where(line => line.Reference == marker).ExecuteDeleteAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Waits for what must come.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (!await isSo())
        {
            await Task.Delay(10, limit.Token);
        }
    }
}
