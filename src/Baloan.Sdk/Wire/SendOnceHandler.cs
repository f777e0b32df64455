using System.Net;

namespace Baloan.Sdk;

/// <summary>
/// The innermost handler: lets a change through once, whatever repeating or hedging handlers the application has stacked above
/// it, and whether they send the message itself or copies. A change of which nothing has left may go again.
/// </summary>
internal sealed class SendOnceHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var message = request as OutgoingMessage ?? OutgoingMessage.Current;
        message?.OnSend(request);
        return message?.Progress is not { } progress
            ? base.SendAsync(request, cancellationToken)
            : SendChangeAsync(request, progress, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendChangeAsync(HttpRequestMessage request, ChangeProgress progress, CancellationToken cancellationToken)
    {
        if (!progress.TryLetOut())
        {
            throw new ChangeRepeatedException();
        }

        try
        {
            request.Content = await WatchedContent.OfAsync(request.Content, progress).ConfigureAwait(false);
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            progress.OnAnswer(response);
            return response;
        }
        catch
        {
            progress.OnFailure();
            throw;
        }
    }
}

/// <summary>The sending of a change: counts that it leaves once, and knows whether anything of it may have left.</summary>
internal sealed class ChangeProgress
{
    private int _isOut;
    private volatile bool _hasBegun;
    private volatile bool _wasReached;
    private volatile bool _wasRead;

    /// <summary>
    /// Whether the gateway may have understood the request. What never came to <see cref="SendOnceHandler"/> may still have been
    /// sent by a handler in its own way, if that has read the body.
    /// </summary>
    public bool MayHaveLeft => _wasReached ? Volatile.Read(ref _isOut) != 0 : _wasRead;

    /// <summary>The answer by which the gateway said that it did nothing (429 or 503), without its body.</summary>
    public HttpResponseMessage? Refusal { get; private set; }

    /// <summary>Whether the change may be sent now: the first time, or again once it is certain that nothing of it has left.</summary>
    public bool TryLetOut()
    {
        _wasReached = true;
        return Interlocked.CompareExchange(ref _isOut, 1, 0) == 0;
    }

    /// <summary>The body is being written to the connection.</summary>
    public void OnBodyBegun() => _hasBegun = true;

    /// <summary>Somebody, not necessarily the connection, reads the body.</summary>
    public void OnBodyRead() => _wasRead = true;

    public void OnAnswer(HttpResponseMessage response)
    {
        if ((int)response.StatusCode is not (429 or 503))
        {
            return;
        }

        Refusal = new HttpResponseMessage(response.StatusCode);
        Refusal.Headers.RetryAfter = response.Headers.RetryAfter;
        Refusal.Headers.Date = response.Headers.Date;
    }

    public void OnFailure()
    {
        if (!_hasBegun)
        {
            Volatile.Write(ref _isOut, 0);
        }
    }
}

/// <summary>A handler under the client tried to send a change a second time.</summary>
internal sealed class ChangeRepeatedException()
    : InvalidOperationException("A handler on this HttpClient repeats requests. A change that was sent once is not sent again.");

/// <summary>The outermost handler: lets <see cref="SendOnceHandler"/> find a message through handlers' copies of it, too.</summary>
internal sealed class MessageFlowHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        OutgoingMessage.Current = request as OutgoingMessage;
        return base.SendAsync(request, cancellationToken);
    }
}

/// <summary>A change's body as it leaves for the connection, whatever the handlers above have made of it.</summary>
internal sealed class WatchedContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly ChangeProgress _progress;

    private WatchedContent(HttpContent inner, ChangeProgress progress)
    {
        _inner = inner;
        _progress = progress;
        foreach (var header in inner.Headers)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    public static async ValueTask<WatchedContent> OfAsync(HttpContent? content, ChangeProgress progress)
    {
        if (content is WatchedContent watched && watched._progress == progress)
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

        return new WatchedContent(content, progress);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        _progress.OnBodyBegun();
        return _inner.CopyToAsync(stream, context);
    }

#if NET
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _progress.OnBodyBegun();
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
