namespace Baloan.Sdk;

/// <summary>The handlers that an application has put together itself, and where in them <see cref="SendOnceHandler"/> goes.</summary>
internal static class HandlerChain
{
    /// <summary>What a client without a container sends by, over a handler of the application's own, which is made safe.</summary>
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

/// <summary>What came of making a handler of the application's own safe.</summary>
internal enum HandlerSafety
{
    /// <summary>It is as it was: safe already, or of a type that the client does not know.</summary>
    AsItWas,

    /// <summary>It followed redirects or kept cookies, and does not any more.</summary>
    Secured,

    /// <summary>It follows redirects or keeps cookies, and was in use already, so that it cannot be changed.</summary>
    InUse,
}
