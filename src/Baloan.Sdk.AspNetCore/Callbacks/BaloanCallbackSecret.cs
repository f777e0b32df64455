using System.Security.Cryptography;
using System.Text;

namespace Baloan.Sdk;

/// <summary>Secrets of call backs: makes one for a partner, and the hash that is kept of it.</summary>
public static class BaloanCallbackSecret
{
    private const int RandomBytes = 24;

    /// <summary>A new secret for the address that Baloan gets: 48 hexadecimal digits, 192 random bits. Keep its <see cref="Hash"/>.</summary>
    public static string Create() => Convert.ToHexString(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>What is kept of a secret and looked for by <see cref="IBaloanCallbackPartnerStore"/>: SHA-256 of its UTF-8, 64 hexadecimal digits in upper case.</summary>
    /// <param name="secret">The secret: 16 to 128 letters, digits or <c>- . _ ~</c>, chosen at random.</param>
    /// <exception cref="ArgumentException">It has another form. The message does not repeat it.</exception>
    public static string Hash(string secret) => CallbackSecret.IsValid(secret)
        ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))
        : throw new ArgumentException("A secret has 16 to 128 letters, digits or - . _ ~.", nameof(secret));
}
