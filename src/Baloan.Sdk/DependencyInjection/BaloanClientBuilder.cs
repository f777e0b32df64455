using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk;

/// <summary>Goes on with the set-up of a client that <c>AddBaloanClient</c> registered.</summary>
public sealed class BaloanClientBuilder
{
    internal BaloanClientBuilder(string name, IServiceCollection services, IHttpClientBuilder httpClientBuilder, IHttpClientBuilder bareHttpClientBuilder)
    {
        Name = name;
        Services = services;
        HttpClientBuilder = httpClientBuilder;
        BareHttpClientBuilder = bareHttpClientBuilder;
    }

    /// <summary>The client's name: the key of its <see cref="IBaloanClient"/>; empty for the client without a name.</summary>
    public string Name { get; }

    /// <summary>The services of the application.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The <see cref="HttpClient"/> by which the operations are sent: for handlers of the application's own, a proxy or a client certificate.</summary>
    public IHttpClientBuilder HttpClientBuilder { get; }

    /// <summary>The <see cref="HttpClient"/> by which tokens are asked for and contract files are downloaded: for a proxy or a client certificate.</summary>
    public IHttpClientBuilder BareHttpClientBuilder { get; }

    /// <summary>
    /// Shares the client's token between all nodes through the application's <see cref="IDistributedCache"/> (Redis and
    /// the like), so that they log in once between them. A cache that fails or is slow costs a log-in, never a call.
    /// </summary>
    /// <remarks>
    /// Needs an <see cref="IBaloanTokenProtector"/>, such as the data protection that <c>Baloan.Sdk.AspNetCore</c> brings,
    /// or <see cref="BaloanTokenStoreOptions.AllowPlaintext"/>. What is missing is named when the application starts.
    /// </remarks>
    /// <returns>The same builder.</returns>
    public BaloanClientBuilder UseDistributedTokenStore()
    {
        ClientRegistration.AddTokenStore(Services, Name);
        return this;
    }
}
