using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Baloan.Sdk;

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
