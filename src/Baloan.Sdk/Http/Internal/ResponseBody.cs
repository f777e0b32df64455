using System.Buffers;

namespace Baloan.Sdk.Http.Internal;

/// <summary>
/// An answer's body, copied once into pooled memory, up to a limit. It is the stream into which the content writes itself, so that
/// nothing lies between. Reading never throws: <see cref="Failure"/> says what broke it off.
/// </summary>
internal sealed class ResponseBody(HttpContent content, int limit) : Stream
{
    private const int InitialSize = 16 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Math.Min(InitialSize, limit));
    private int _length;

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <summary>Whether more came, or was to come, than was read.</summary>
    public bool IsTruncated { get; private set; }

    public Exception? Failure { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    public async ValueTask ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await content.CopyToAsync(this, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever breaks off the reading is part of what was read.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Failure = IsTruncated ? null : failure;
            IsTruncated = true;
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Take(buffer.AsSpan(offset, count));

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Take(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

#if NET
    public override void Write(ReadOnlySpan<byte> buffer) => Take(buffer);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Take(buffer.Span);
        return default;
    }
#endif

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        base.Dispose(disposing);
    }

    private void Take(ReadOnlySpan<byte> written)
    {
        var taken = written.Slice(0, Math.Min(written.Length, limit - _length));
        if (_length + taken.Length > _buffer.Length)
        {
            Grow(_length + taken.Length);
        }

        taken.CopyTo(_buffer.AsSpan(_length));
        _length += taken.Length;
        if (taken.Length < written.Length)
        {
            IsTruncated = true;
            throw new InvalidDataException("The body is longer than its limit.");
        }
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, Math.Min(_buffer.Length, limit / 2) * 2));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
