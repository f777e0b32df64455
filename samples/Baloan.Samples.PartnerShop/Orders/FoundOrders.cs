using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>
/// Lets a browser open orders that were placed with another one. It is a cookie of its own, for a short time: what a borrowed
/// computer found is soon forgotten, and the customer's own cookie stays as it is.
/// </summary>
public static class FoundOrders
{
    /// <summary>The authentication scheme of the cookie.</summary>
    public const string Scheme = "found-orders";

    /// <summary>How many orders the cookie holds: the newest.</summary>
    public const int Most = 10;

    private const string ClaimType = "order";

    /// <summary>Keeps orders that were found, in place of those that were found before.</summary>
    public static Task KeepAsync(HttpContext context, IEnumerable<Order> orders)
    {
        var claims = orders.Take(Most).Select(order => new Claim(ClaimType, $"{order.Id:N}/{order.CustomerId:N}"));
        return context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)));
    }

    /// <summary>Comes after the authentication, which knows the customer's own cookie alone.</summary>
    public static IApplicationBuilder UseFoundOrders(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if ((await context.AuthenticateAsync(Scheme)).Principal is { } found)
        {
            context.User.AddIdentities(found.Identities);
        }

        await next(context);
    });

    /// <summary>The orders that were found, each with its customer.</summary>
    internal static IReadOnlyDictionary<Guid, Guid> Of(ClaimsPrincipal user) =>
        user.Identities.FirstOrDefault(identity => identity.AuthenticationType == Scheme)?.FindAll(ClaimType)
            .Select(claim => claim.Value.Split('/'))
            .ToDictionary(pair => Guid.Parse(pair[0]), pair => Guid.Parse(pair[1]))
        ?? [];
}
