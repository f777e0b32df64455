using System.Buffers;

namespace Baloan.Sdk.Http.Internal;

/// <summary>An answer's body, read once into pooled memory, up to a limit. Reading never throws: <see cref="Failure"/> says what broke it off.</summary>
internal readonly struct ResponseBody : IDisposable
{
    private const int InitialSize = 4096;

    private readonly byte[]? _buffer;
    private readonly int _length;

    private ResponseBody(byte[] buffer, int length, bool isTruncated, Exception? failure)
    {
        _buffer = buffer;
        _length = length;
        IsTruncated = isTruncated;
        Failure = failure;
    }

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <summary>Whether more came, or was to come, than was read.</summary>
    public bool IsTruncated { get; }

    public Exception? Failure { get; }

    public static async ValueTask<ResponseBody> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        // A byte beyond the declared length is room to see the end of the body without growing.
        var declared = content.Headers.ContentLength;
        var buffer = ArrayPool<byte>.Shared.Rent(declared < limit ? (int)declared.Value + 1 : Math.Min(InitialSize, limit));
        var length = 0;
        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            while (true)
            {
                if (length == buffer.Length)
                {
                    buffer = Grow(buffer);
                }

                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                length += read;
                if (read == 0 || length > limit)
                {
                    return new ResponseBody(buffer, Math.Min(length, limit), length > limit, failure: null);
                }
            }
        }
#pragma warning disable CA1031 // Whatever breaks off the reading is part of what was read.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return new ResponseBody(buffer, Math.Min(length, limit), isTruncated: true, failure);
        }
    }

    public void Dispose()
    {
        if (_buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }
    }

    private static byte[] Grow(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
