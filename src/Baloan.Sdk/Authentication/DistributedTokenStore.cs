using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Distributed;

namespace Baloan.Sdk;

/// <summary>Shares a token through an <see cref="IDistributedCache"/>, one entry a client and account.</summary>
/// <param name="cache">The cache.</param>
/// <param name="protector">Protects the entry; null only where plaintext is allowed.</param>
/// <param name="clientName">The name of the client, a part of the key.</param>
/// <param name="baseAddress">The gateway's address: a token of one gateway must not reach another.</param>
internal sealed class DistributedTokenStore(IDistributedCache cache, IBaloanTokenProtector? protector, string clientName, Uri baseAddress) : ITokenStore
{
    /// <summary>More than any entry that the client writes: an answer with tokens has 64 KiB, each character up to six in JSON, and a protector adds its own.</summary>
    internal const int MaxEntryBytes = 1024 * 1024;

    public async Task<SharedToken?> ReadAsync(string username, CancellationToken cancellationToken)
    {
        var key = KeyOf(username);
        var entry = await FetchAsync(key, cancellationToken).ConfigureAwait(false);
        return entry is null
            ? null
            : SharedToken.Read(key, Open(entry)) ?? throw new InvalidDataException("The stored token is not of this client.");
    }

    public async Task WriteAsync(string username, SharedToken token, CancellationToken cancellationToken)
    {
        var key = KeyOf(username);
        var plain = token.Write(key);
        var entry = protector is null ? plain : protector.Protect(plain);
        var options = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = token.Lifetime };
        await cache.SetAsync(key, entry, options, cancellationToken).ConfigureAwait(false);
    }

    private async Task<byte[]?> FetchAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var entry = await GetAsync(key, cancellationToken).ConfigureAwait(false);
            return entry is { Length: > MaxEntryBytes } ? throw new InvalidDataException("The stored token is too long.") : entry;
        }
        catch (InvalidDataException)
        {
            // Without the caller's token: a reader that was given up by then must not meet the entry again at the next renewal.
            await cache.RemoveAsync(key, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

#if NET9_0_OR_GREATER
    private async Task<byte[]?> GetAsync(string key, CancellationToken cancellationToken)
    {
        if (cache is not IBufferDistributedCache buffered)
        {
            return await cache.GetAsync(key, cancellationToken).ConfigureAwait(false);
        }

        var buffer = new EntryBuffer(MaxEntryBytes);
        try
        {
            return await buffered.TryGetAsync(key, buffer, cancellationToken).ConfigureAwait(false) ? buffer.ToArray() : null;
        }
        catch (Exception exception) when (buffer.IsFull)
        {
            throw new InvalidDataException("The stored token is too long.", exception);
        }
    }
#else
    private Task<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => cache.GetAsync(key, cancellationToken);
#endif

    private byte[] Open(byte[] entry)
    {
        try
        {
            return (protector is null ? entry : protector.Unprotect(entry)) ?? [];
        }
        catch (Exception exception)
        {
            throw new InvalidDataException("The stored token cannot be unprotected.", exception);
        }
    }

    /// <summary>The key of an account's entry. The username is in it as a hash alone.</summary>
    internal string KeyOf(string username)
    {
        var account = Encoding.UTF8.GetBytes(baseAddress.AbsoluteUri + "\n" + username);
#if NET
        var hash = SHA256.HashData(account);
#else
        using var sha256 = SHA256.Create();
        var hash = sha256.ComputeHash(account);
#endif
        return $"baloan:token:{clientName}:{Convert.ToBase64String(hash).TrimEnd('=').Replace('+', '-').Replace('/', '_')}";
    }
}

/// <summary>Takes so many bytes of a cache's entry and no more: the write that would pass them throws.</summary>
internal sealed class EntryBuffer(int maxBytes) : IBufferWriter<byte>
{
    private const int FirstBytes = 4096;

    private byte[] _bytes = new byte[FirstBytes];
    private int _length;

    /// <summary>Whether more came than may.</summary>
    public bool IsFull { get; private set; }

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var needed = (long)_length + Math.Max(sizeHint, 1);
        if (needed > maxBytes)
        {
            IsFull = true;
            throw new InvalidDataException("The entry is too long.");
        }

        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(maxBytes, Math.Max(needed, 2L * _bytes.Length)));
        }

        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public byte[] ToArray() => _bytes.AsSpan(0, _length).ToArray();
}
