using Microsoft.EntityFrameworkCore;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>Reads orders together with the files of their loans.</summary>
public sealed class OrderBook(IDbContextFactory<ShopDatabase> databases)
{
    /// <summary>An order that a browser may open; null where there is none, or it is another's.</summary>
    public async Task<TrackedOrder?> FindAsync(Guid orderId, OrderKeys keys, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await Joined(database, database.Orders.Where(keys.Opens()))
            .FirstOrDefaultAsync(row => row.Order.Id == orderId, cancellationToken);
    }

    /// <summary>The newest orders that a browser may open.</summary>
    public async Task<IReadOnlyList<TrackedOrder>> ListAsync(OrderKeys keys, int count, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await NewestAsync(Joined(database, database.Orders.Where(keys.Opens())), count, cancellationToken);
    }

    /// <summary>The newest orders of an applicant, whoever placed them. What came to no loan proves nothing of its applicant.</summary>
    public async Task<IReadOnlyList<Order>> OfApplicantAsync(string mark, int count, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Orders.AsNoTracking()
            .Where(order => order.ApplicantMark == mark && order.Stage != OrderStage.NotOpened)
            .OrderByDescending(order => order.Number)
            .Take(count)
            .ToListAsync(cancellationToken);
    }

    /// <summary>
    /// The order for which another was refused as its repetition: one of the same applicant, if the browser may open it; null otherwise.
    /// </summary>
    public async Task<Order?> FindRepeatedAsync(Guid refusedOrderId, OrderKeys keys, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var ofApplicant = database.Orders.Where(keys.Opens()).Where(order => order.Stage != OrderStage.NotOpened
            && database.Orders.Any(refused => refused.Id == refusedOrderId && refused.ApplicantMark == order.ApplicantMark));
        var newest = await NewestAsync(Joined(database, ofApplicant), FoundOrders.Most, cancellationToken);
        return newest.OrderByDescending(tracked => tracked.IsOpen).FirstOrDefault()?.Order;
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
        return await NewestAsync(Joined(database, database.Orders), count, cancellationToken);
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

    private static async Task<IReadOnlyList<TrackedOrder>> NewestAsync(IQueryable<TrackedOrder> rows, int count, CancellationToken cancellationToken) =>
        await rows.OrderByDescending(row => row.Order.Number).Take(count).ToListAsync(cancellationToken);

    private static IQueryable<TrackedOrder> Joined(ShopDatabase database, IQueryable<Order> orders) =>
        from order in orders.AsNoTracking()
        join file in database.LoanFiles.AsNoTracking() on order.LoanId equals file.LoanId into files
        from file in files.DefaultIfEmpty()
        select new TrackedOrder { Order = order, File = file };
}
