namespace Baloan.Sdk.Tests.Hosting;

/// <summary>Sends what it gets so many times, the next once the one before has failed.</summary>
internal sealed class RepeatingHandler(int times) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var i = 1; ; i++)
        {
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                if (response.IsSuccessStatusCode || i == times)
                {
                    return response;
                }

                response.Dispose();
            }
            catch (HttpRequestException) when (i < times)
            {
                // It tries again.
            }
        }
    }
}

/// <summary>Repeats with a copy of the message, as handlers do that fear to send one twice.</summary>
internal sealed class CopyingHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        (await base.SendAsync(CopyOf(request, body), cancellationToken)).Dispose();
        return await base.SendAsync(CopyOf(request, body), cancellationToken);
    }

    private static HttpRequestMessage CopyOf(HttpRequestMessage request, byte[]? body)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = body is null ? null : new ByteArrayContent(body) };
        foreach (var header in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return copy;
    }
}

/// <summary>Sends twice at the same time and takes the first answer, as hedging does.</summary>
internal sealed class HedgingHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var first = base.SendAsync(request, cancellationToken);
        var second = base.SendAsync(request, cancellationToken);
        var winner = await Task.WhenAny(first, second);
        _ = Task.WhenAll(first, second).ContinueWith(static all => all.Exception, TaskScheduler.Default);
        return await winner;
    }
}

/// <summary>Reads the whole body before it is sent, as a signing or a logging handler does.</summary>
internal sealed class ReadingHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null)
        {
            await request.Content.LoadIntoBufferAsync(cancellationToken);
        }

        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>Puts another body in the place of the one it gets, without reading that.</summary>
internal sealed class ReplacingHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Content = new StringContent("sealed");
        return base.SendAsync(request, cancellationToken);
    }
}
