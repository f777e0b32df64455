using Microsoft.EntityFrameworkCore;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>
/// Makes the database ready, and finds the orders whose loan was being opened when the shop last ended: nobody knows
/// what came of them, so they are shown as unknown.
/// </summary>
public sealed partial class InterruptedOrders(IDbContextFactory<ShopDatabase> databases, ILogger<InterruptedOrders> logger) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await ShopDatabase.PrepareAsync(database.Database, cancellationToken);

        // The shop runs on one node; several would ask how old the order is.
        var count = await database.Orders
            .Where(order => order.Stage == OrderStage.Opening)
            .ExecuteUpdateAsync(set => set.SetProperty(order => order.Stage, OrderStage.Unknown), cancellationToken);
        if (count > 0)
        {
            LogInterrupted(count);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Error, "{Count} orders were being placed when the shop ended: it is not known whether they got a loan.")]
    private partial void LogInterrupted(int count);
}
