using Baloan.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>Signs the contract of an order's loan.</summary>
public sealed class OrderSigning(ShopDatabase database, IBaloanClient baloan, OrderNews news, TimeProvider time)
{
    /// <summary>The customer accepts a plan that is dearer than what was shown. Before that there is no OTP and no signature.</summary>
    public async Task<OrderProblem?> AcceptPlanAsync(TrackedOrder tracked)
    {
        var now = time.GetUtcNow();
        await ChangeAsync(tracked, order => order.PlanAcceptedAt = now);
        return null;
    }

    /// <summary>Has an OTP sent to the customer's phone; null where that was done.</summary>
    public async Task<OrderProblem?> RequestOtpAsync(TrackedOrder tracked)
    {
        try
        {
            await baloan.Contracts.RequestOtpAsync(tracked.Order.LoanId!.Value, CancellationToken.None);
        }
        catch (BaloanException exception)
        {
            return OrderProblems.Of(exception);
        }

        var now = time.GetUtcNow();
        await ChangeAsync(tracked, order => order.OtpRequestedAt = now);
        return null;
    }

    /// <summary>Signs with the OTP that the customer typed; null where that was done.</summary>
    public async Task<OrderProblem?> SignAsync(TrackedOrder tracked, string? otp)
    {
        try
        {
            await baloan.Contracts.SignAsync(tracked.Order.LoanId!.Value, otp ?? "", CancellationToken.None);
        }
        catch (ArgumentException)
        {
            return new OrderProblem(OrderProblem.Otp, "کدی را که پیامک شد وارد کنید.");
        }
        catch (BaloanException exception)
        {
            if (!await IsSignedAfterAsync(exception, tracked))
            {
                return OrderProblems.Of(exception);
            }
        }

        var now = time.GetUtcNow();
        await ChangeAsync(tracked, order => order.SignedAt = now);
        return null;
    }

    /// <summary>Whether the contract is signed all the same: after a lost answer, the contract itself tells.</summary>
    private async Task<bool> IsSignedAfterAsync(BaloanException exception, TrackedOrder tracked)
    {
        if (exception is BaloanStateException state && state.Code == BaloanErrorCode.AlreadyAgreedByUser)
        {
            return true;
        }

        if (exception is not BaloanOutcomeUnknownException)
        {
            return false;
        }

        try
        {
            return (await baloan.Contracts.GetAsync(tracked.Order.LoanId!.Value, CancellationToken.None)).IsAgreedByUser;
        }
        catch (BaloanException)
        {
            return false;
        }
    }

    private async Task ChangeAsync(TrackedOrder tracked, Action<Order> change)
    {
        change(await database.Orders.SingleAsync(order => order.Id == tracked.Order.Id));
        await database.SaveChangesAsync();
        news.Tell(tracked.Order.Id);
    }
}
