using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Baloan.Sdk.AspNetCore.Callbacks.Internal;

/// <summary>A secret as its hash: hashes are of one length, so that comparing them tells nothing of the secret's.</summary>
internal static class CallbackSecret
{
    public const int MinLength = 16;
    public const int MaxLength = 128;

    // Those that a path segment carries as they are.
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~");

    public static bool IsValid(ReadOnlySpan<char> secret) =>
        secret.Length is >= MinLength and <= MaxLength && !secret.ContainsAnyExcept(Allowed);

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Whether it is one of them; takes as long whether and wherever it matches.</summary>
    public static bool IsOneOf(ReadOnlySpan<char> secret, IReadOnlyList<byte[]> hashes)
    {
        if (!IsValid(secret))
        {
            return false;
        }

        Span<byte> text = stackalloc byte[MaxLength];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..Encoding.UTF8.GetBytes(secret, text)], hash);
        var isOne = false;
        for (var index = 0; index < hashes.Count; index++)
        {
            isOne |= CryptographicOperations.FixedTimeEquals(hash, hashes[index]);
        }

        return isOne;
    }
}
