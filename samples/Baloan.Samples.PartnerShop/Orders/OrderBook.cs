using Microsoft.EntityFrameworkCore;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>Reads orders together with the files of their loans.</summary>
public sealed class OrderBook(IDbContextFactory<ShopDatabase> databases)
{
    /// <summary>A customer's own order; null where there is none, or it is another's.</summary>
    public async Task<TrackedOrder?> FindAsync(Guid orderId, Guid? customerId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await Joined(database)
            .Where(row => row.Order.Id == orderId && row.Order.CustomerId == customerId)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>A customer's order of which nobody knows yet whether it got a loan; null where there is none.</summary>
    public async Task<Order?> FindStandingAsync(Guid customerId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Orders.AsNoTracking().SingleOrDefaultAsync(Order.IsStandingOf(customerId), cancellationToken);
    }

    /// <summary>The newest orders.</summary>
    public async Task<IReadOnlyList<TrackedOrder>> NewestAsync(int count, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await Joined(database).OrderByDescending(row => row.Order.Number).Take(count).ToListAsync(cancellationToken);
    }

    /// <summary>All orders of unknown outcome, the oldest first: each waits for the clerk, however many came after it.</summary>
    public async Task<IReadOnlyList<Order>> UnknownAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Orders.AsNoTracking()
            .Where(order => order.Stage == OrderStage.Unknown)
            .OrderBy(order => order.Number)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Loans that the gateway told of and no order knows: those whose answer was lost.</summary>
    public async Task<IReadOnlyList<LoanFile>> FilesWithoutOrderAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.LoanFiles.AsNoTracking()
            .Where(file => !database.Orders.Any(order => order.LoanId == file.LoanId))
            .Take(100)
            .ToListAsync(cancellationToken);
    }

    private static IQueryable<TrackedOrder> Joined(ShopDatabase database) =>
        from order in database.Orders.AsNoTracking()
        join file in database.LoanFiles.AsNoTracking() on order.LoanId equals file.LoanId into files
        from file in files.DefaultIfEmpty()
        select new TrackedOrder { Order = order, File = file };
}
