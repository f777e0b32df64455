using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>Cancels the loan of an order.</summary>
public sealed class OrderCancellation(ShopDatabase database, IBaloanClient baloan, OrderNews news, TimeProvider time)
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

        // The call back that follows finds the file in this state already.
        var file = await database.LoanFiles.FindAsync(loanId) ?? database.LoanFiles.Add(new LoanFile { LoanId = loanId }).Entity;
        file.Move(LoanState.Canceled, Reason, time.GetUtcNow());
        await database.SaveChangesAsync();
        news.Tell(tracked.Order.Id);
        return null;
    }
}
