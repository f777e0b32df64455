using System.Buffers;
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

/// <summary>A secret, filled up to one length, so that comparing it tells nothing of its own.</summary>
internal static class CallbackSecret
{
    public const int MinLength = 16;
    public const int MaxLength = 128;

    // Those that a path segment carries as they are.
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~");

    public static bool IsValid(ReadOnlySpan<char> secret) =>
        secret.Length is >= MinLength and <= MaxLength && !secret.ContainsAnyExcept(Allowed);

    /// <summary>The secret as it is compared. No secret holds the zeros that fill it up.</summary>
    public static byte[] Fill(string secret)
    {
        var filled = new byte[MaxLength];
        Encoding.UTF8.GetBytes(secret, filled);
        return filled;
    }

    /// <summary>Whether it is one of those that are filled up; takes as long whether and wherever it matches.</summary>
    public static bool IsOneOf(ReadOnlySpan<char> secret, byte[][] filledSecrets)
    {
        if (!IsValid(secret))
        {
            return false;
        }

        Span<byte> filled = stackalloc byte[MaxLength];
        filled.Clear();
        Encoding.UTF8.GetBytes(secret, filled);
        var isOne = false;
        foreach (var known in filledSecrets)
        {
            isOne |= CryptographicOperations.FixedTimeEquals(filled, known);
        }

        return isOne;
    }
}
