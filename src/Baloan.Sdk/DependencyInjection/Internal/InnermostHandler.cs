using Baloan.Sdk.Http.Internal;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.DependencyInjection.Internal;

/// <summary>Puts <see cref="SendOnceHandler"/> beneath every handler that the application adds to a client, whenever it adds it.</summary>
internal sealed class InnermostHandler(string httpClientName) : IPostConfigureOptions<HttpClientFactoryOptions>
{
    public void PostConfigure(string? name, HttpClientFactoryOptions options)
    {
        if (name == httpClientName)
        {
            options.HttpMessageHandlerBuilderActions.Add(static builder => Watch(builder.AdditionalHandlers));
        }
    }

    // The transport sends once; there is something to watch over only where a handler stands between.
    private static void Watch(IList<DelegatingHandler> handlers)
    {
        if (handlers.Count > 0)
        {
            handlers.Insert(0, new ChangeFlowHandler());
            handlers.Add(new SendOnceHandler());
        }
    }
}
