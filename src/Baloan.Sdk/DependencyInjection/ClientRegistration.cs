using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Caching.Distributed;
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

/// <summary>Registers what the clients of all partners are made of.</summary>
internal static class PartnerClientsRegistration
{
    public static BaloanClientBuilder Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(IServiceCollection services)
        where TStore : class, IBaloanPartnerStore
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(service => service.IsKeyedService && service.ServiceType == typeof(BaloanClient) && Equals(service.ServiceKey, PartnersMark.Name)))
        {
            throw new InvalidOperationException($"AddBaloanClients calls its clients '{PartnersMark.Name}': give the client that AddBaloanClient registers another name.");
        }

        var clientOptions = services.AddOptions<BaloanClientOptions>(PartnersMark.Name);
        var options = services.AddOptions<BaloanPartnersOptions>();
        if (!BuildTimeHost.IsCurrent)
        {
            clientOptions.ValidateOnStart();
            options.ValidateOnStart();
        }

        services.TryAddSingleton<PartnersMark>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BaloanClientOptions>, ClientOptionsCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BaloanClientOptions>, PlainHttpNotice>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BaloanPartnersOptions>, PartnersOptionsCheck>());

        // A store that the application has registered itself keeps its lifetime.
        services.TryAddScoped<TStore>();
        services.Replace(ServiceDescriptor.Singleton(new PartnerStoreSource(static scope => scope.GetRequiredService<TStore>())));
        services.TryAddSingleton(Create);
        services.TryAddSingleton<IBaloanClientFactory>(static provider => provider.GetRequiredService<PartnerClients>());
        return ClientRegistration.AddHttpClients(services, PartnersMark.Name);
    }

    private static PartnerClients Create(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<BaloanClientOptions>>().Get(PartnersMark.Name);
        var httpClients = provider.GetRequiredService<IHttpClientFactory>();
        var time = provider.GetService<TimeProvider>() ?? TimeProvider.System;
        var loggers = provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;
        var maker = new PartnerClientMaker(
            PartnersMark.Name,
            options,
            httpClients.CreateClient(ClientRegistration.HttpClientName(PartnersMark.Name)),
            UserAgent.GiveTo(httpClients.CreateClient(ClientRegistration.BareHttpClientName(PartnersMark.Name)), options),
            provider.GetKeyedService<ITokenStore>(PartnersMark.Name),
            loggers,
            new PartnerLookup(provider.GetRequiredService<PartnerStoreSource>(), provider.GetRequiredService<IServiceScopeFactory>(), time),
            time);
        return new PartnerClients(maker, provider.GetRequiredService<IOptions<BaloanPartnersOptions>>().Value, time);
    }
}

/// <summary>Registers the token store that several nodes share.</summary>
internal static class TokenStoreRegistration
{
    public static void Add(IServiceCollection services, string name)
    {
        services.TryAddKeyedSingleton<ITokenStore>(name, static (provider, key) => Create(provider, (string)key!));
        services.AddSingleton<IValidateOptions<BaloanClientOptions>>(provider => new TokenStoreCheck(
            name,
            provider.GetServices<ClientSection>(),
            provider.GetService<IDistributedCache>(),
            FindProtector(provider, name)));
    }

    private static DistributedTokenStore Create(IServiceProvider provider, string name) => new(
        provider.GetRequiredService<IDistributedCache>(),
        FindProtector(provider, name),
        name,
        provider.GetRequiredService<IOptionsMonitor<BaloanClientOptions>>().Get(name).BaseAddress);

    // A protector of the client's own comes before the one of the application.
    private static IBaloanTokenProtector? FindProtector(IServiceProvider provider, string name) =>
        provider.GetKeyedService<IBaloanTokenProtector>(name) ?? provider.GetService<IBaloanTokenProtector>();

    /// <summary>Finds what a shared store lacks.</summary>
    private sealed class TokenStoreCheck(
        string name, IEnumerable<ClientSection> sections, IDistributedCache? cache, IBaloanTokenProtector? protector) : IValidateOptions<BaloanClientOptions>
    {
        private const string StorePrefix = $"{nameof(BaloanClientOptions.Token)}:{nameof(BaloanTokenOptions.Store)}:";

        public ValidateOptionsResult Validate(string? optionsName, BaloanClientOptions options)
        {
            if (optionsName != name || options.Token?.Store is not { } store)
            {
                return ValidateOptionsResult.Skip;
            }

            if (cache is null)
            {
                return ClientViolations.Result(
                    name, [$"{nameof(BaloanClientBuilder.UseDistributedTokenStore)} needs an {nameof(IDistributedCache)}, and none is registered."]);
            }

            var violations = ClientViolations.Of(name, sections);
            violations.RequireGiven(
                protector is not null || store.AllowPlaintext,
                StorePrefix,
                nameof(store.AllowPlaintext),
                $"is false and no {nameof(IBaloanTokenProtector)} is registered: a distributed token store needs one, "
                    + "such as the data protection that Baloan.Sdk.AspNetCore brings");
            return ClientViolations.Result(name, violations.Found);
        }
    }
}
