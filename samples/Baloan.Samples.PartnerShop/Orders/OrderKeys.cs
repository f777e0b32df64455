using System.Linq.Expressions;
using System.Security.Claims;
using Baloan.Samples.PartnerShop.Customers;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>Which orders a browser may open.</summary>
/// <param name="CustomerId">The customer whose own browser it is; null for somebody who has begun no order.</param>
/// <param name="Found">The orders of other browsers that were found with this one, each with its customer.</param>
public sealed record OrderKeys(Guid? CustomerId, IReadOnlyDictionary<Guid, Guid> Found)
{
    public static OrderKeys Of(ClaimsPrincipal user) => new(user.CustomerId(), FoundOrders.Of(user));

    /// <summary>Whether an order is one of them, for the database.</summary>
    public Expression<Func<Order, bool>> Opens()
    {
        var found = Found.Keys.ToList();
        return order => order.CustomerId == CustomerId || found.Contains(order.Id);
    }

    /// <summary>For whom a step of an order is taken; null for somebody who may open none.</summary>
    public Guid? CustomerOf(Guid orderId) => Found.TryGetValue(orderId, out var customerId) ? customerId : CustomerId;
}
