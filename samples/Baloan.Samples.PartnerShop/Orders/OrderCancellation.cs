using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>Cancels the loan of an order.</summary>
public sealed class OrderCancellation(LoanFiles files, IBaloanClient baloan, OrderNews news)
{
    private const string Reason = "به درخواست شما";

    /// <summary>Cancels; null where that was done.</summary>
    public async Task<OrderProblem?> CancelAsync(TrackedOrder tracked)
    {
        var loanId = tracked.Order.LoanId!.Value;
        try
        {
            await baloan.Loans.CancelAsync(loanId, CancellationToken.None);
        }
        catch (BaloanException exception)
        {
            return OrderProblems.Of(exception);
        }

        // The call back that follows finds the file in this state already, or was here first.
        await files.MoveAsync(loanId, LoanState.Canceled, Reason, CancellationToken.None);
        news.Tell(tracked.Order.Id);
        return null;
    }
}
