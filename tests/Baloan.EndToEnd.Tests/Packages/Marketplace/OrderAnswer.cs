using Baloan.Sdk;

namespace Marketplace;

/// <summary>What the endpoints tell of an order: amounts in Toman, nothing personal.</summary>
public sealed record OrderAnswer(int Id, string Shop, Guid LoanId, LoanState? State, Toman Price, Toman? MonthlyInstallment, Toman? From, Toman? To)
{
    public static OrderAnswer Of(Order order) =>
        new(order.Id, order.ShopKey, order.LoanId, order.State, order.Price, order.MonthlyInstallment, order.Offered?.Smallest, order.Offered?.Largest);
}
