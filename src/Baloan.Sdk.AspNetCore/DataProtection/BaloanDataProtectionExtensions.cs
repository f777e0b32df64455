using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Baloan.Sdk;

/// <summary>Protects a client's shared token by ASP.NET Core's data protection.</summary>
public static class BaloanDataProtectionExtensions
{
    /// <summary>
    /// Protects the client's token in the distributed store by ASP.NET Core's data protection, with a purpose of the client's own.
    /// All nodes need the same keys and application name; see <c>AddDataProtection</c>.
    /// </summary>
    /// <param name="builder">The client, with <see cref="BaloanClientBuilder.UseDistributedTokenStore"/>.</param>
    /// <returns>The same builder.</returns>
    public static BaloanClientBuilder UseDataProtection(this BaloanClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddDataProtection();
        builder.Services.TryAddKeyedSingleton<IBaloanTokenProtector>(
            builder.Name,
            static (provider, name) => new DataProtectionTokenProtector(provider.GetRequiredService<IDataProtectionProvider>(), (string)name!));
        return builder;
    }
}

/// <summary>Seals a client's token by data protection.</summary>
internal sealed class DataProtectionTokenProtector(IDataProtectionProvider provider, string clientName) : IBaloanTokenProtector
{
    private readonly IDataProtector _protector = provider.CreateProtector("Baloan.Sdk.TokenStore", $"client:{clientName}");

    public byte[] Protect(byte[] plaintext) => _protector.Protect(plaintext);

    public byte[]? Unprotect(byte[] protectedData)
    {
        try
        {
            return _protector.Unprotect(protectedData);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
