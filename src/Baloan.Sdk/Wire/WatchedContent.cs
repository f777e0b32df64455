using System.Net;

namespace Baloan.Sdk;

/// <summary>A change's body as it leaves for the connection, whatever the handlers above have made of it.</summary>
internal sealed class WatchedContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly ChangeSending _sending;

    private WatchedContent(HttpContent inner, ChangeSending sending)
    {
        _inner = inner;
        _sending = sending;
        foreach (var header in inner.Headers)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    public static async ValueTask<WatchedContent> OfAsync(HttpContent? content, ChangeSending sending)
    {
        if (content is WatchedContent watched && watched._sending == sending)
        {
            return watched;
        }

        // A change without a body still has an (empty) content: the transport below may resend a request that has none.
        content ??= new ByteArrayContent([]);
        if (content.Headers.ContentLength is null)
        {
            // The gateway takes a body without a length for an empty one.
            await content.LoadIntoBufferAsync().ConfigureAwait(false);
        }

        return new WatchedContent(content, sending);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        _sending.OnBodyBegun();
        return _inner.CopyToAsync(stream, context);
    }

#if NET
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _sending.OnBodyBegun();
        return _inner.CopyToAsync(stream, context, cancellationToken);
    }
#endif

    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? 0;
        return _inner.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
