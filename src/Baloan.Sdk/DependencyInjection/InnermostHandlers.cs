using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>
/// Looks, last of all, at what an <see cref="HttpClient"/> is made of: the transport must follow no redirects, and beneath every
/// handler of the application, whenever and wherever it adds it, stands <see cref="SendOnceHandler"/>.
/// </summary>
internal sealed class InnermostHandlers(string httpClientName) : IPostConfigureOptions<HttpClientFactoryOptions>
{
    public void PostConfigure(string? name, HttpClientFactoryOptions options)
    {
        if (name == httpClientName)
        {
            options.HttpMessageHandlerBuilderActions.Add(Complete);
        }
    }

    private void Complete(HttpMessageHandlerBuilder builder)
    {
        var within = HandlerChain.Within(builder.PrimaryHandler, out var transport);
        Secure(builder, transport);

        // The transport sends once; there is something to watch over only where a handler stands between.
        if (within.Count == 0 && builder.AdditionalHandlers.Count == 0)
        {
            return;
        }

        builder.AdditionalHandlers.Insert(0, new MessageFlowHandler());
        if (!within.Any(HandlerChain.TryPutBeneath))
        {
            builder.AdditionalHandlers.Add(new SendOnceHandler());
        }
    }

    private void Secure(HttpMessageHandlerBuilder builder, HttpMessageHandler transport)
    {
        var safety = HandlerSafeguard.Secure(transport);
        if (safety == HandlerSafety.AsItWas || builder.Services.GetService<ILoggerFactory>() is not { } log)
        {
            return;
        }

        log.CreateLogger<BaloanClient>().TellOfHandler(safety, transport.GetType().Name, httpClientName);
    }
}

/// <summary>
/// Takes off the resilience handlers that the application has stacked on every client (<c>ConfigureHttpClientDefaults</c>):
/// this client has its own, and theirs would multiply the repeats and cut off a loan that takes long. One that the application
/// adds to this very client comes later, and stays.
/// </summary>
internal static class ForeignResilience
{
    // By name, so that the package needs no reference to Microsoft.Extensions.Http.Resilience.
    private const string HandlerType = "Microsoft.Extensions.Http.Resilience.ResilienceHandler";

    public static void RemoveFrom(IList<DelegatingHandler> handlers)
    {
        for (var i = handlers.Count - 1; i >= 0; i--)
        {
            if (string.Equals(handlers[i].GetType().FullName, HandlerType, StringComparison.Ordinal))
            {
                handlers.RemoveAt(i);
            }
        }
    }
}
