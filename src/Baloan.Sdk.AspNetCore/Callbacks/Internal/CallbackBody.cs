using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Baloan.Sdk.AspNetCore.Callbacks.Internal;

/// <summary>Reads the body of a request up to a limit, in bytes and in time. Its content type does not matter.</summary>
internal static class CallbackBody
{
    private const int FirstBuffer = 4096;

    /// <exception cref="OperationCanceledException">The caller went away.</exception>
    public static async Task<CallbackReading> ReadAsync(HttpContext context, BaloanCallbackOptions options, TimeProvider time)
    {
        var request = context.Request;
        if (request.Headers.ContentEncoding.Any(encoding => !string.IsNullOrEmpty(encoding) && !string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase)))
        {
            return new CallbackReading(CallbackAnswer.Encoded);
        }

        if (request.ContentLength > options.MaxBodyBytes)
        {
            return new CallbackReading(CallbackAnswer.TooLarge);
        }

        using var limit = new CancellationTokenSource(options.ReadTimeout, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, context.RequestAborted);
        try
        {
            return await ReadAsync(request.Body, (int?)request.ContentLength, options.MaxBodyBytes, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            return new CallbackReading(CallbackAnswer.TooSlow);
        }
        catch (BadHttpRequestException bad)
        {
            // The server's own limits, and chunks that are none.
            return new CallbackReading(bad.StatusCode switch
            {
                StatusCodes.Status408RequestTimeout => CallbackAnswer.TooSlow,
                StatusCodes.Status413PayloadTooLarge => CallbackAnswer.TooLarge,
                _ => CallbackAnswer.Unreadable("The body broke off or is no valid HTTP."),
            });
        }
        catch (IOException exception)
        {
            throw new OperationCanceledException("The caller went away.", exception);
        }
    }

    private static async Task<CallbackReading> ReadAsync(Stream body, int? contentLength, int maxBytes, CancellationToken cancellationToken)
    {
        // One byte more than fits tells that there is more.
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(contentLength ?? FirstBuffer, maxBytes) + 1);
        var length = 0;
        try
        {
            while (await body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false) is var read and > 0)
            {
                length += read;
                if (length > maxBytes)
                {
                    return new CallbackReading(CallbackAnswer.TooLarge);
                }

                if (length == buffer.Length)
                {
                    buffer = Grow(buffer, maxBytes);
                }
            }

            return CallbackJson.Read(buffer.AsSpan(0, length));
        }
        finally
        {
            // A reason may hold personal data, and the next renter need not read it.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static byte[] Grow(byte[] buffer, int maxBytes)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(buffer.Length * 2L, maxBytes + 1L));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return larger;
    }
}
