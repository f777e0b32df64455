using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Baloan.Sdk;

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
