using System.Buffers;
using System.Globalization;
using Baloan.Sdk.Http.Internal;

namespace Baloan.Sdk.Contracts.Internal;

/// <summary>Copies a PDF file piece by piece, and stops at what is none or too long.</summary>
internal static class PdfCopy
{
    private const int PieceSize = 64 * 1024;

    private static ReadOnlySpan<byte> Signature => "%PDF-"u8;

    public static async Task ToAsync(HttpResponseMessage response, Stream destination, long maxBytes, GatewayOperation operation, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > maxBytes)
        {
            throw TooLong(response, maxBytes, operation);
        }

        using var source = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            var filled = await FillAsync(source, piece, Signature.Length, cancellationToken).ConfigureAwait(false);
            if (!piece.AsSpan(0, filled).StartsWith(Signature))
            {
                throw NoPdf(response, operation);
            }

            for (long total = filled; filled > 0; total += filled)
            {
                if (total > maxBytes)
                {
                    throw TooLong(response, maxBytes, operation);
                }

                await destination.WriteAsync(piece.AsMemory(0, filled), cancellationToken).ConfigureAwait(false);
                filled = await source.ReadAsync(piece.AsMemory(), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    private static async Task<int> FillAsync(Stream source, byte[] piece, int least, CancellationToken cancellationToken)
    {
        var filled = 0;
        while (filled < least)
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

    private static BaloanResponseException NoPdf(HttpResponseMessage response, GatewayOperation operation) =>
        new(operation.Name, response.StatusCode, innerException: new InvalidDataException("The contract is no PDF file."));

    private static BaloanResponseException TooLong(HttpResponseMessage response, long maxBytes, GatewayOperation operation) => new(
        operation.Name,
        response.StatusCode,
        innerException: new InvalidDataException(
            $"The contract is longer than {maxBytes.ToString(CultureInfo.InvariantCulture)} bytes ({nameof(BaloanClientOptions.MaxContractBytes)})."));
}
