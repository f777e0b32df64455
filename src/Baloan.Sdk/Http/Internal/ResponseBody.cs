using System.Buffers;

namespace Baloan.Sdk.Http.Internal;

/// <summary>An answer's body, read once into pooled memory, up to a limit. Reading never throws: <see cref="Failure"/> says what broke it off.</summary>
internal sealed class ResponseBody : IDisposable
{
    private const int InitialSize = 4096;

    private readonly HttpContent _content;
    private readonly int _limit;
    private byte[] _buffer;
    private int _length;

    public ResponseBody(HttpContent content, int limit)
    {
        _content = content;
        _limit = limit;

        // A byte beyond the declared length is room to see the end of the body without growing.
        var declared = content.Headers.ContentLength;
        _buffer = ArrayPool<byte>.Shared.Rent(declared < limit ? (int)declared.Value + 1 : Math.Min(InitialSize, limit));
    }

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <summary>Whether more came, or was to come, than was read.</summary>
    public bool IsTruncated { get; private set; }

    public Exception? Failure { get; private set; }

    public async ValueTask ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var stream = await _content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            while (Take(await stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken).ConfigureAwait(false)))
            {
            }
        }
#pragma warning disable CA1031 // Whatever breaks off the reading is part of what was read.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Failure = failure;
            IsTruncated = true;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    /// <summary>Takes what was read; false where nothing more is wanted.</summary>
    private bool Take(int read)
    {
        _length += read;
        if (_length > _limit)
        {
            _length = _limit;
            IsTruncated = true;
        }

        if (read == 0 || IsTruncated)
        {
            return false;
        }

        if (_length == _buffer.Length)
        {
            Grow();
        }

        return true;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
