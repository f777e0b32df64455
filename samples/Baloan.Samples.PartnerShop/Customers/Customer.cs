using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Baloan.Samples.PartnerShop.Customers;

/// <summary>
/// Knows a customer again by a cookie that the browser gets with its first order. A shop with accounts signs its customers
/// in and takes the account's id here; the rest stays.
/// </summary>
public static class Customer
{
    /// <summary>The authentication scheme of the customers' cookie.</summary>
    public const string Scheme = "customer";

    private static readonly AuthenticationProperties KeptAfterTheBrowserCloses = new() { IsPersistent = true };

    /// <summary>The customer's id; null for somebody who has begun no order.</summary>
    public static Guid? CustomerId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>Gives a new customer their cookie.</summary>
    public static async Task<Guid> WelcomeAsync(HttpContext context)
    {
        var id = Guid.NewGuid();
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, id.ToString("D"))], Scheme);
        await context.SignInAsync(Scheme, new ClaimsPrincipal(identity), KeptAfterTheBrowserCloses);
        return id;
    }
}
