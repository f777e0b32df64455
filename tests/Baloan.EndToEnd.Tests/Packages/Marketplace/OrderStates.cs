using Baloan.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Marketplace;

/// <summary>Writes what the gateway calls back beside the order.</summary>
public sealed class OrderStates(MarketDatabase database, ILogger<OrderStates> logger) : IBaloanCallbackHandler
{
    public async Task HandleAsync(LoanCallback callback, BaloanCallbackContext context, CancellationToken cancellationToken)
    {
        var order = await database.Orders.SingleOrDefaultAsync(order => order.LoanId == callback.LoanId, cancellationToken)
            ?? throw new InvalidOperationException("The order is not there yet."); // the gateway calls back again
        if (order.ShopKey != context.Partner || context.IsRegressing || !callback.State.IsDocumented)
        {
            return;
        }

        order.State = callback.State;
        await database.SaveChangesAsync(cancellationToken);
        logger.LogInformation("Loan {LoanId} of {Shop} is now {State}", callback.LoanId, context.Partner, callback.State);
    }
}
