using Baloan.Samples.PartnerShop.Orders;
using Baloan.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Samples.PartnerShop.Callbacks;

/// <summary>
/// Takes the gateway's call backs. It may run again for the same change, so it writes the state and not a difference,
/// and the file itself says whether it moves.
/// </summary>
public sealed partial class OrderCallbackHandler(
    LoanFiles files, ShopDatabase database, OrderNews news, ILogger<OrderCallbackHandler> logger) : IBaloanCallbackHandler
{
    public async Task HandleAsync(LoanCallback callback, BaloanCallbackContext context, CancellationToken cancellationToken)
    {
        if (context.IsRegressing)
        {
            LogIgnored(callback.LoanId);
            return;
        }

        if (!await files.MoveAsync(callback.LoanId, callback.State, callback.Reason, cancellationToken))
        {
            LogIgnored(callback.LoanId);
            return;
        }

        LogMoved(callback);

        // Without an order the file waits for it: the call back was faster than the answer, or the answer was lost.
        var orderId = await database.Orders
            .Where(order => order.LoanId == callback.LoanId)
            .Select(order => (Guid?)order.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (orderId is not null)
        {
            news.Tell(orderId.Value);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Loan moved: {Callback}.")]
    private partial void LogMoved(LoanCallback callback);

    [LoggerMessage(2, LogLevel.Information, "Loan {LoanId} is in that state already, or beyond it.")]
    private partial void LogIgnored(Guid loanId);
}
