using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Baloan.Samples.PartnerShop.Clerk;

/// <summary>Knows the clerk by a password. A shop with several clerks would use its own accounts here.</summary>
public sealed class ClerkSignIn(IOptionsSnapshot<ShopOptions> options)
{
    public bool IsOpen => options.Value.ClerkPassword.Length > 0;

    /// <summary>The clerk; null for a wrong password.</summary>
    public ClaimsPrincipal? Check(string? password) =>
        IsOpen && CryptographicOperations.FixedTimeEquals(Hash(password ?? ""), Hash(options.Value.ClerkPassword))
            ? new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "clerk")], CookieAuthenticationDefaults.AuthenticationScheme))
            : null;

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
