using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Baloan.Sdk;

/// <summary>Reads the body of a request up to a limit, in bytes and in time. Its content type does not matter.</summary>
internal static class CallbackBody
{
    private const int FirstBuffer = 4096;

    /// <exception cref="OperationCanceledException">The caller went away.</exception>
    public static async ValueTask<CallbackReading> ReadAsync(HttpContext context, BaloanCallbackOptions options, TimeProvider timeProvider)
    {
        var request = context.Request;
        if (IsEncoded(request.Headers.ContentEncoding))
        {
            return new CallbackReading(CallbackAnswer.Encoded);
        }

        if (request.ContentLength > options.MaxBodyBytes)
        {
            return new CallbackReading(CallbackAnswer.TooLarge);
        }

        try
        {
            return TryReadArrived(request, out var reading)
                ? reading
                : await ReadInTimeAsync(context, options, timeProvider).ConfigureAwait(false);
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

    private static bool IsEncoded(StringValues encodings)
    {
        foreach (var encoding in encodings)
        {
            if (!string.IsNullOrEmpty(encoding) && !string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // Most call backs arrive whole, together with their head: they need no copy, and no time to wait.
    private static bool TryReadArrived(HttpRequest request, out CallbackReading reading)
    {
        reading = default;
        if (request.ContentLength is not { } length || !request.BodyReader.TryRead(out var result))
        {
            return false;
        }

        var bytes = result.Buffer;
        if (bytes.Length != length)
        {
            // Nothing is taken, so that it is all there to be read with the rest.
            request.BodyReader.AdvanceTo(bytes.Start);
            return false;
        }

        try
        {
            reading = CallbackJson.Read(bytes.IsSingleSegment ? bytes.FirstSpan : bytes.ToArray());
            return true;
        }
        finally
        {
            request.BodyReader.AdvanceTo(bytes.End);
        }
    }

    private static async Task<CallbackReading> ReadInTimeAsync(HttpContext context, BaloanCallbackOptions options, TimeProvider timeProvider)
    {
        using var limit = new TimeLimit(options.ReadTimeout, timeProvider, context.RequestAborted);
        try
        {
            return await ReadAsync(context.Request.Body, (int?)context.Request.ContentLength, options.MaxBodyBytes, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsOver)
        {
            return new CallbackReading(CallbackAnswer.TooSlow);
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

/// <summary>A call back as it was read, or the answer to what is none.</summary>
internal readonly struct CallbackReading
{
    private readonly LoanCallback? _callback;

    public CallbackReading(LoanCallback callback) => _callback = callback;

    public CallbackReading(CallbackAnswer answer) => Answer = answer;

    public CallbackAnswer? Answer { get; }

    public bool TryGet([NotNullWhen(true)] out LoanCallback? callback, [NotNullWhen(false)] out CallbackAnswer? answer)
    {
        callback = _callback;
        answer = callback is null ? Answer ?? CallbackAnswer.Unreadable("This is no call back in JSON.") : null;
        return callback is not null;
    }
}
