#if !NET
using System.Reflection;
#endif

namespace Baloan.Sdk;

/// <summary>The handlers of a client for which the application has configured no primary handler.</summary>
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

/// <summary>The handlers that an application has put together itself, and where in them <see cref="SendOnceHandler"/> goes.</summary>
internal static class HandlerChain
{
    /// <summary>Makes the chain of a client without a container over a handler of the application's own, which is made safe.</summary>
    public static HttpMessageHandler Over(HttpMessageHandler handler, Action<HandlerSafety, string> tell)
    {
        var within = Within(handler, out var transport);
        var safety = HandlerSafeguard.Secure(transport);
        if (safety != HandlerSafety.AsItWas)
        {
            tell(safety, transport.GetType().Name);
        }

        // The transport sends once; there is something to watch over only where a handler stands above it.
        return within.Count == 0 ? handler
            : within.Any(TryPutBeneath) ? new MessageFlowHandler { InnerHandler = handler }
            : new MessageFlowHandler { InnerHandler = new SendOnceHandler { InnerHandler = handler } };
    }

    /// <summary>The handlers of a primary one that hand on what they get, the innermost first, and what stands beneath them.</summary>
    public static Stack<DelegatingHandler> Within(HttpMessageHandler primary, out HttpMessageHandler transport)
    {
        var within = new Stack<DelegatingHandler>();
        transport = primary;
        while (transport is DelegatingHandler { InnerHandler: { } inner } handler)
        {
            within.Push(handler);
            transport = inner;
        }

        return within;
    }

    /// <summary>Puts it beneath a handler, unless that is in use already.</summary>
    public static bool TryPutBeneath(DelegatingHandler handler)
    {
        if (handler is SendOnceHandler)
        {
            return true;
        }

        try
        {
            handler.InnerHandler = new SendOnceHandler { InnerHandler = handler.InnerHandler! };
            return true;
        }
        catch (InvalidOperationException)
        {
            // It is in use already.
            return false;
        }
    }
}

/// <summary>
/// Turns redirects and cookies off on a handler of the application's own: a redirect that is followed makes a change a read of
/// something else, or carries it, or the password, to another host.
/// </summary>
internal static class HandlerSafeguard
{
    public static HandlerSafety Secure(HttpMessageHandler handler)
    {
        var isUnsafe = false;
        try
        {
            SwitchOff(handler, ref isUnsafe);
            return isUnsafe ? HandlerSafety.Secured : HandlerSafety.AsItWas;
        }
        catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException)
        {
            return isUnsafe ? HandlerSafety.InUse : HandlerSafety.AsItWas;
        }
    }

#if NET
    private static void SwitchOff(HttpMessageHandler handler, ref bool isUnsafe)
    {
        switch (handler)
        {
            case SocketsHttpHandler sockets:
                isUnsafe = sockets.AllowAutoRedirect || sockets.UseCookies;
                sockets.AllowAutoRedirect = false;
                sockets.UseCookies = false;
                ConnectionGuard.Watch(sockets);
                break;
            case HttpClientHandler client:
                isUnsafe = client.AllowAutoRedirect || client.UseCookies;
                client.AllowAutoRedirect = false;
                client.UseCookies = false;
                break;
        }
    }
#else
    // The handlers of .NET Framework and of modern .NET name these properties differently, and a build knows only one of them. The default value is "off".
    private static readonly string[] Switches = ["AllowAutoRedirect", "AutomaticRedirection", "UseCookies", "CookieUsePolicy"];

    private static void SwitchOff(HttpMessageHandler handler, ref bool isUnsafe)
    {
        foreach (var name in Switches)
        {
            if (handler.GetType().GetProperty(name) is not { CanRead: true, CanWrite: true, PropertyType.IsValueType: true } property)
            {
                continue;
            }

            var off = Activator.CreateInstance(property.PropertyType);
            if (Equals(property.GetValue(handler), off))
            {
                continue;
            }

            isUnsafe = true;
            try
            {
                property.SetValue(handler, off);
            }
            catch (TargetInvocationException exception) when (exception.InnerException is { } cause)
            {
                throw new InvalidOperationException(cause.Message, cause);
            }
        }
    }
#endif
}

/// <summary>What came of making a handler of the application's own safe.</summary>
internal enum HandlerSafety
{
    /// <summary>It is as it was: safe already, or of a type that the client does not know.</summary>
    AsItWas,

    /// <summary>It followed redirects or kept cookies; both are off now.</summary>
    Secured,

    /// <summary>It follows redirects or keeps cookies, and was in use already, so that it cannot be changed.</summary>
    InUse,
}
