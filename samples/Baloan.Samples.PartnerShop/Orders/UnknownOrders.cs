using Microsoft.EntityFrameworkCore;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>Settles orders of unknown outcome, once a clerk has found out at Baloan.</summary>
public sealed class UnknownOrders(ShopDatabase database, OrderNews news)
{
    /// <summary>Baloan knows the loan: the order gets it. False where the order is not unknown or the loan belongs to another.</summary>
    public async Task<bool> LoanExistsAsync(Guid orderId, Guid loanId, CancellationToken cancellationToken)
    {
        var isTaken = await database.Orders.AnyAsync(order => order.LoanId == loanId, cancellationToken);
        return !isTaken && await SettleAsync(orderId, OrderStage.Opened, loanId, cancellationToken);
    }

    /// <summary>Baloan knows of no loan: the customer may send the request again. False where the order is not unknown.</summary>
    public Task<bool> NoLoanExistsAsync(Guid orderId, CancellationToken cancellationToken) =>
        SettleAsync(orderId, OrderStage.NotOpened, loanId: null, cancellationToken);

    private async Task<bool> SettleAsync(Guid orderId, OrderStage stage, Guid? loanId, CancellationToken cancellationToken)
    {
        var count = await database.Orders
            .Where(order => order.Id == orderId && order.Stage == OrderStage.Unknown)
            .ExecuteUpdateAsync(
                set => set.SetProperty(order => order.Stage, stage).SetProperty(order => order.LoanId, loanId), cancellationToken);
        news.Tell(orderId);
        return count == 1;
    }
}
