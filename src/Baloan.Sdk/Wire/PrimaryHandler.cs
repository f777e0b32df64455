namespace Baloan.Sdk;

/// <summary>The handlers that a client has where the application gives none of its own.</summary>
internal static class PrimaryHandler
{
    /// <summary>Makes a client as <c>AddBaloanClient</c> configures it, without a container.</summary>
    /// <param name="handler">What it sends by, which stays its owner's; a new one where there is none.</param>
    public static HttpClient CreateClient(HttpMessageHandler? handler)
    {
        var client = handler is null ? new HttpClient(Create()) : new HttpClient(handler, disposeHandler: false);
        Configure(client);
        return client;
    }

    /// <summary>Leaves time-outs to the sender of a call, which knows what they mean for an operation.</summary>
    public static void Configure(HttpClient client) => client.Timeout = Timeout.InfiniteTimeSpan;

    public static HttpMessageHandler Create() =>
#if NET
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = System.Net.DecompressionMethods.All,
            ConnectCallback = ConnectionGuard.OpenAsync,
            PlaintextStreamFilter = ConnectionGuard.UseAsync,

            // A client lives as long as the application, and must see when the gateway's address changes.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),

            // A change cannot be resent when its connection turns out to be dead, so idle ones are given up early.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        };
#else
        new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = System.Net.DecompressionMethods.GZip | System.Net.DecompressionMethods.Deflate,
        };
#endif
}
