using Baloan.Samples.PartnerShop.Orders;
using Baloan.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Samples.PartnerShop.Callbacks;

/// <summary>Remembers in the shop's database which call backs were handled, so that a restart forgets none.</summary>
public sealed class DatabaseCallbackLedger(IDbContextFactory<ShopDatabase> databases, TimeProvider time) : IBaloanCallbackLedger
{
    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public async Task<BaloanCallbackLease?> TryAcquireAsync(Guid loanId, TimeSpan leaseTime, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var token = Guid.NewGuid().ToString("N");
        var now = Now;
        await ForgetAsync(database, now, cancellationToken);

        // The row says who holds the loan: one statement makes it and decides between two that want it.
        var taken = await database.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO LedgerEntries (LoanId, RecordEndsAt, LeaseToken, LeaseEndsAt) VALUES ({loanId}, 0, {token}, {Until(leaseTime)})
            ON CONFLICT (LoanId) DO UPDATE SET LeaseToken = excluded.LeaseToken, LeaseEndsAt = excluded.LeaseEndsAt WHERE LeaseEndsAt <= {now}
            """,
            cancellationToken);
        if (taken == 0)
        {
            return null;
        }

        var entry = await database.LedgerEntries.AsNoTracking().SingleAsync(entry => entry.LoanId == loanId, cancellationToken);
        return new BaloanCallbackLease(loanId, token, entry.RecordEndsAt > now ? entry.Record : null);
    }

    public async Task<bool> RenewAsync(BaloanCallbackLease lease, TimeSpan leaseTime, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await Held(database, lease).ExecuteUpdateAsync(
            set => set.SetProperty(entry => entry.LeaseEndsAt, Until(leaseTime)), cancellationToken) == 1;
    }

    public async Task<bool> ReleaseAsync(BaloanCallbackLease lease, string? record, TimeSpan rememberFor, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var released = Held(database, lease);
        return record is null
            ? await released.ExecuteUpdateAsync(set => set.SetProperty(entry => entry.LeaseEndsAt, 0), cancellationToken) == 1
            : await released.ExecuteUpdateAsync(
                set => set
                    .SetProperty(entry => entry.LeaseEndsAt, 0)
                    .SetProperty(entry => entry.Record, record)
                    .SetProperty(entry => entry.RecordEndsAt, Until(rememberFor)),
                cancellationToken) == 1;
    }

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.LedgerEntries.AnyAsync(cancellationToken);
    }

    /// <summary>Deletes what need not be remembered any more: the ledger is as large as the call backs of its time, and no larger.</summary>
    private static Task<int> ForgetAsync(ShopDatabase database, long now, CancellationToken cancellationToken) =>
        database.LedgerEntries.Where(entry => entry.RecordEndsAt <= now && entry.LeaseEndsAt <= now).ExecuteDeleteAsync(cancellationToken);

    private IQueryable<LedgerEntry> Held(ShopDatabase database, BaloanCallbackLease lease)
    {
        var now = Now;
        return database.LedgerEntries.Where(
            entry => entry.LoanId == lease.LoanId && entry.LeaseToken == lease.Token && entry.LeaseEndsAt > now);
    }

    private long Until(TimeSpan span) => Now + (long)span.TotalMilliseconds;
}
