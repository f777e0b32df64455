using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Baloan.Samples.PartnerShop.Clerk;

/// <summary>Knows the clerk by a password. A shop with several clerks would use its own accounts here.</summary>
public sealed partial class ClerkSignIn(IOptionsSnapshot<ShopOptions> options, ILogger<ClerkSignIn> logger)
{
    /// <summary>The authentication scheme of the clerk's cookie.</summary>
    public const string Scheme = "clerk";

    /// <summary>Lets the clerk in, and nobody else.</summary>
    public const string Policy = "clerk";

    public bool IsOpen => options.Value.ClerkPassword.Length > 0;

    /// <summary>The clerk; null for a wrong password.</summary>
    public ClaimsPrincipal? Check(string? password, IPAddress? address)
    {
        if (!IsOpen || !CryptographicOperations.FixedTimeEquals(Hash(password ?? ""), Hash(options.Value.ClerkPassword)))
        {
            LogRefused(address);
            return null;
        }

        LogSignedIn(address);
        return new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "clerk")], Scheme));
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    [LoggerMessage(1, LogLevel.Information, "The clerk signed in from {Address}.")]
    private partial void LogSignedIn(IPAddress? address);

    [LoggerMessage(2, LogLevel.Warning, "The clerk's password was wrong; it came from {Address}.")]
    private partial void LogRefused(IPAddress? address);
}
