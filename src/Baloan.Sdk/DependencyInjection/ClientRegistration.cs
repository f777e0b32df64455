using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>Registers what one client is made of.</summary>
internal static class ClientRegistration
{
    public static BaloanClientBuilder Add(IServiceCollection services, string name)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        if (name == PartnersMark.Name && services.Any(service => service.ServiceType == typeof(PartnersMark)))
        {
            throw new InvalidOperationException($"The name '{name}' is that of the clients of AddBaloanClients: give this client another.");
        }

        var options = services.AddOptions<BaloanClientOptions>(name);
        if (!BuildTimeHost.IsCurrent)
        {
            options.ValidateOnStart();
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BaloanClientOptions>, ClientOptionsCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BaloanClientOptions>, PlainHttpNotice>());
        services.TryAddKeyedSingleton(name, static (provider, key) => CreateClient(provider, (string)key!));
        services.TryAddKeyedSingleton<IBaloanClient>(name, static (provider, key) => provider.GetRequiredKeyedService<BaloanClient>(key));
        if (name == Options.DefaultName)
        {
            services.TryAddSingleton<IBaloanClient>(static provider => provider.GetRequiredKeyedService<BaloanClient>(Options.DefaultName));
        }

        return AddHttpClients(services, name);
    }

    public static BaloanClientBuilder AddHttpClients(IServiceCollection services, string name)
    {
        var httpClient = AddHttpClient(services, name, HttpClientName(name));
        var bareHttpClient = AddHttpClient(services, name, BareHttpClientName(name));
        return new BaloanClientBuilder(name, services, httpClient, bareHttpClient);
    }

    public static string HttpClientName(string name) => name.Length == 0 ? "Baloan.Sdk" : $"Baloan.Sdk:{name}";

    public static string BareHttpClientName(string name) => HttpClientName(name) + ":bare";

    private static IHttpClientBuilder AddHttpClient(IServiceCollection services, string name, string httpClientName)
    {
        var builder = services.AddHttpClient(httpClientName);
        if (services.Any(service => service.ServiceType == typeof(Registered) && Equals(service.ServiceKey, httpClientName)))
        {
            return builder;
        }

        services.AddKeyedSingleton(httpClientName, new Registered());
        services.AddSingleton<IPostConfigureOptions<HttpClientFactoryOptions>>(new InnermostHandlers(httpClientName));
        return builder
            .ConfigureHttpClient((provider, client) => PrimaryHandler.Configure(client, OptionsOf(provider, name)))
            .ConfigurePrimaryHttpMessageHandler(PrimaryHandler.Create)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .ConfigureAdditionalHttpMessageHandlers(static (handlers, _) => ForeignResilience.RemoveFrom(handlers));
    }

    private static BaloanClient CreateClient(IServiceProvider provider, string name)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<BaloanClientOptions>>();
        var httpClients = provider.GetRequiredService<IHttpClientFactory>();
        return new BaloanClient(new GatewayConnection(
            name,
            () => options.Get(name),
            httpClients.CreateClient(HttpClientName(name)),
            UserAgent.GiveTo(httpClients.CreateClient(BareHttpClientName(name)), options.Get(name)),
            provider.GetKeyedService<ITokenStore>(name),
            provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance,
            provider.GetService<TimeProvider>() ?? TimeProvider.System));
    }

    private static BaloanClientOptions OptionsOf(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<BaloanClientOptions>>().Get(name);

    /// <summary>Marks an <see cref="HttpClient"/> that is configured already.</summary>
    private sealed class Registered;
}
