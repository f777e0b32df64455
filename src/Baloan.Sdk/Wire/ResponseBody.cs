using System.Buffers;

namespace Baloan.Sdk;

/// <summary>
/// An answer's body, copied once into pooled memory, up to a limit. It is the stream into which the content writes itself, so that
/// nothing lies between. A long body lies in several pieces, so that it takes no more memory than its length. Reading never throws:
/// <see cref="Failure"/> says what broke it off.
/// </summary>
internal sealed class ResponseBody(HttpContent content, int limit) : Stream
{
    private const int InitialSize = 16 * 1024;
    private const int PieceSize = 64 * 1024;

    private List<byte[]>? _full;
    private byte[] _last = ArrayPool<byte>.Shared.Rent(Math.Min(InitialSize, limit));
    private int _lastLength;
    private int _length;

    /// <summary>The body's beginning: all of it, up to 64 KiB.</summary>
    public ReadOnlySpan<byte> Bytes => _full is null ? _last.AsSpan(0, _lastLength) : _full[0];

    /// <summary>The whole of what was read.</summary>
    public ReadOnlySequence<byte> Content => _full is null
        ? new ReadOnlySequence<byte>(_last, 0, _lastLength)
        : BodyPiece.Join(_full, _last.AsMemory(0, _lastLength));

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
        // An answer holds tokens and personal data, and the next renter would see what is left in a piece.
        _full?.ForEach(static piece => ArrayPool<byte>.Shared.Return(piece, clearArray: true));
        _full = null;
        _last.AsSpan(0, _lastLength).Clear();
        ArrayPool<byte>.Shared.Return(_last);
        _last = [];
        _lastLength = 0;
        base.Dispose(disposing);
    }

    private void Take(ReadOnlySpan<byte> written)
    {
        var taken = written.Slice(0, Math.Min(written.Length, limit - _length));
        _length += taken.Length;
        var isCut = taken.Length < written.Length;
        while (!taken.IsEmpty)
        {
            if (_lastLength == _last.Length)
            {
                MakeRoom();
            }

            var piece = taken.Slice(0, Math.Min(taken.Length, _last.Length - _lastLength));
            piece.CopyTo(_last.AsSpan(_lastLength));
            _lastLength += piece.Length;
            taken = taken.Slice(piece.Length);
        }

        if (isCut)
        {
            IsTruncated = true;
            throw new InvalidDataException("The body is longer than its limit.");
        }
    }

    private void MakeRoom()
    {
        var piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        if (_last.Length < PieceSize)
        {
            _last.AsSpan().CopyTo(piece);
            ArrayPool<byte>.Shared.Return(_last, clearArray: true);
        }
        else
        {
            (_full ??= []).Add(_last);
            _lastLength = 0;
        }

        _last = piece;
    }
}

/// <summary>A piece of a long body.</summary>
internal sealed class BodyPiece : ReadOnlySequenceSegment<byte>
{
    private BodyPiece(ReadOnlyMemory<byte> memory, long start)
    {
        Memory = memory;
        RunningIndex = start;
    }

    public static ReadOnlySequence<byte> Join(List<byte[]> full, ReadOnlyMemory<byte> last)
    {
        var first = new BodyPiece(full[0], start: 0);
        var end = first;
        for (var i = 1; i < full.Count; i++)
        {
            end = end.Append(full[i]);
        }

        end = end.Append(last);
        return new ReadOnlySequence<byte>(first, 0, end, last.Length);
    }

    private BodyPiece Append(ReadOnlyMemory<byte> memory)
    {
        var next = new BodyPiece(memory, RunningIndex + Memory.Length);
        Next = next;
        return next;
    }
}
