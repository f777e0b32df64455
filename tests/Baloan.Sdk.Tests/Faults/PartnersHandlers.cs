namespace Baloan.Sdk.Tests.Faults;

/// <summary>Primary handlers as applications give them: with redirects and cookies on, as .NET makes them.</summary>
internal static class PartnersHandlers
{
    /// <summary>Those whose redirects the client can turn off.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        "HttpClientHandler", "a class over HttpClientHandler", "SocketsHttpHandler", "a handler around HttpClientHandler", "two handlers around SocketsHttpHandler",
    ];

    /// <summary>Those that the client cannot change.</summary>
    public static IReadOnlyList<string> Stubborn { get; } = ["a SocketsHttpHandler in use", "an HttpClientHandler in use", "a handler in use", "unknown"];

    public static async Task<HttpMessageHandler> CreateAsync(string kind) => kind switch
    {
        "HttpClientHandler" => new HttpClientHandler(),
        "a class over HttpClientHandler" => new OwnHandler(),
        "SocketsHttpHandler" => new SocketsHttpHandler(),
        "a handler around HttpClientHandler" => new Around { InnerHandler = new HttpClientHandler() },
        "two handlers around SocketsHttpHandler" => new Around { InnerHandler = new Around { InnerHandler = new SocketsHttpHandler() } },
        // Around each, since IHttpClientFactory itself takes none that is in use.
        "a SocketsHttpHandler in use" => new Around { InnerHandler = await UsedAsync(new SocketsHttpHandler()) },
        "an HttpClientHandler in use" => new Around { InnerHandler = await UsedAsync(new HttpClientHandler()) },
        "a handler in use" => await UsedAsync(new Around { InnerHandler = new SocketsHttpHandler() }),
        "unknown" => new Unknown(),
        _ => throw new KeyNotFoundException($"There is no handler '{kind}'."),
    };

    /// <summary>A handler takes no changes any more once it was asked for anything, here of a port where nobody listens.</summary>
    private static async Task<HttpMessageHandler> UsedAsync(HttpMessageHandler handler)
    {
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("http://127.0.0.1:1/"));
        await invoker.Awaiting(client => client.SendAsync(request, CancellationToken.None)).Should().ThrowAsync<HttpRequestException>();
        return handler;
    }

    private sealed class OwnHandler : HttpClientHandler;

    private sealed class Around : DelegatingHandler;

    /// <summary>A transport of a type of its own, such as WinHttpHandler, that follows redirects.</summary>
    private sealed class Unknown : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _transport = new(new SocketsHttpHandler());

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            _transport.SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            _transport.Dispose();
            base.Dispose(disposing);
        }
    }
}
