using System.Buffers;
using System.Globalization;
using System.Net;

namespace Baloan.Sdk;

/// <summary>Copies a PDF file piece by piece, and fails where the file has another format, is too long or ends too early.</summary>
internal sealed class PdfCopy(GatewayOperation operation, long maxBytes)
{
    private const int PieceSize = 64 * 1024;

    private static ReadOnlySpan<byte> Signature => "%PDF-"u8;

    /// <exception cref="BaloanResponseException">What came is no PDF file, or too long.</exception>
    /// <exception cref="EndOfStreamException">It ended too early.</exception>
    public async Task CopyAsync(HttpResponseMessage response, ContractDestination destination, CancellationToken cancellationToken)
    {
        var declared = ProvenLength(response);
        using var source = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            var filled = await FillAsync(source, piece, cancellationToken).ConfigureAwait(false);
            if (!piece.AsSpan(0, filled).StartsWith(Signature))
            {
                throw NoPdf(response, piece.AsSpan(0, filled));
            }

            var end = new PdfEnd();
            var total = 0L;
            while (filled > 0)
            {
                total += filled;
                if (total > maxBytes)
                {
                    throw TooLong(response);
                }

                end.See(piece.AsSpan(0, filled));
                await destination.WriteAsync(piece.AsMemory(0, filled), cancellationToken).ConfigureAwait(false);
                filled = await source.ReadAsync(piece.AsMemory(), cancellationToken).ConfigureAwait(false);
            }

            if (declared is { } length ? total < length : !end.IsThere)
            {
                throw new EndOfStreamException("The file ended too early.");
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    /// <summary>Reads until a signature can be told.</summary>
    private static async Task<int> FillAsync(Stream source, byte[] piece, CancellationToken cancellationToken)
    {
        var filled = 0;
        while (filled < Signature.Length)
        {
            var read = await source.ReadAsync(piece.AsMemory(filled), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        return filled;
    }

    /// <summary>
    /// The length that the sender gave for the plain bytes. Without one only the file's own end mark tells that it is whole: a stream
    /// that is compressed can be cut off within a body that ends well, and a length that was counted here proves nothing.
    /// </summary>
    /// <exception cref="BaloanResponseException">It is too long, or the answer is no whole file at all.</exception>
    private long? ProvenLength(HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw NotWhole(response);
        }

        var headers = response.Content.Headers;
        var length = headers.TryGetValues("Content-Length", out _) && headers.ContentEncoding.Count == 0 ? headers.ContentLength : null;
        return length > maxBytes ? throw TooLong(response) : length;
    }

    private BaloanResponseException NotWhole(HttpResponseMessage response) => new(
        operation.Name,
        response.StatusCode,
        innerException: new InvalidDataException("Only an answer of status 200 is a whole contract."));

    private BaloanResponseException NoPdf(HttpResponseMessage response, ReadOnlySpan<byte> beginning) => new(
        operation.Name,
        response.StatusCode,
        field: null,
        CapturedBody.Of(beginning, response.Content.Headers.ContentType?.CharSet, isTruncated: true),
        new InvalidDataException("The contract is no PDF file."));

    private BaloanResponseException TooLong(HttpResponseMessage response) => new(
        operation.Name,
        response.StatusCode,
        innerException: new InvalidDataException(
            $"The contract is longer than {maxBytes.ToString(CultureInfo.InvariantCulture)} bytes ({nameof(BaloanClientOptions.MaxContractBytes)})."));
}

/// <summary>Looks for the end mark of a PDF file, which stands within its last 1024 bytes.</summary>
internal sealed class PdfEnd
{
    private const int TailSize = 1024;

    private readonly byte[] _tail = new byte[TailSize];
    private int _length;

    private static ReadOnlySpan<byte> Mark => "%%EOF"u8;

    public bool IsThere => _tail.AsSpan(0, _length).IndexOf(Mark) >= 0;

    public void See(ReadOnlySpan<byte> piece)
    {
        if (piece.Length > TailSize)
        {
            piece = piece.Slice(piece.Length - TailSize);
        }

        var kept = Math.Min(_length, TailSize - piece.Length);
        _tail.AsSpan(_length - kept, kept).CopyTo(_tail);
        piece.CopyTo(_tail.AsSpan(kept));
        _length = kept + piece.Length;
    }
}
