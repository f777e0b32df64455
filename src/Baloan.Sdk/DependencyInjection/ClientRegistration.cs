using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>Registers what a client, or the clients of all partners, are made of.</summary>
internal static class ClientRegistration
{
    public static BaloanClientBuilder Add(IServiceCollection services, string name)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        if (name == PartnersAdded.ClientName && services.Any(service => service.ServiceType == typeof(PartnersAdded)))
        {
            throw new InvalidOperationException($"The name '{name}' is that of the clients of AddBaloanClients: give this client another.");
        }

        AddOptions(services, name);
        services.TryAddKeyedSingleton(name, static (provider, key) => CreateClient(provider, (string)key!));
        services.TryAddKeyedSingleton<IBaloanClient>(name, static (provider, key) => provider.GetRequiredKeyedService<BaloanClient>(key));
        if (name == Options.DefaultName)
        {
            services.TryAddSingleton<IBaloanClient>(static provider => provider.GetRequiredKeyedService<BaloanClient>(Options.DefaultName));
        }

        return AddHttpClients(services, name);
    }

    public static BaloanClientBuilder AddPartners<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(IServiceCollection services)
        where TStore : class, IBaloanPartnerStore
    {
        const string name = PartnersAdded.ClientName;
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(service => service.IsKeyedService && service.ServiceType == typeof(BaloanClient) && Equals(service.ServiceKey, name)))
        {
            throw new InvalidOperationException($"AddBaloanClients calls its clients '{name}': give the client that AddBaloanClient registers another name.");
        }

        AddOptions(services, name);
        var options = services.AddOptions<BaloanPartnersOptions>();
        if (!BuildTimeHost.IsCurrent)
        {
            options.ValidateOnStart();
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BaloanPartnersOptions>, PartnersOptionsCheck>());
        services.TryAddSingleton<PartnersAdded>();

        // A store that the application has registered itself keeps its lifetime.
        services.TryAddScoped<TStore>();
        services.Replace(ServiceDescriptor.Singleton(new PartnerStoreSource(static scope => scope.GetRequiredService<TStore>())));
        services.TryAddSingleton(CreatePartnerClients);
        services.TryAddSingleton<IBaloanClientFactory>(static provider => provider.GetRequiredService<PartnerClients>());
        return AddHttpClients(services, name);
    }

    /// <summary>Lets the client share its token with the other nodes.</summary>
    public static void AddTokenStore(IServiceCollection services, string name)
    {
        services.TryAddKeyedSingleton<ITokenStore>(name, static (provider, key) => CreateTokenStore(provider, (string)key!));
        services.AddSingleton<IValidateOptions<BaloanClientOptions>>(provider => new TokenStoreCheck(
            name, provider.GetServices<ClientSection>(), provider.GetService<IDistributedCache>(), FindProtector(provider, name)));
    }

    private static void AddOptions(IServiceCollection services, string name)
    {
        var options = services.AddOptions<BaloanClientOptions>(name);
        if (!BuildTimeHost.IsCurrent)
        {
            options.ValidateOnStart();
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BaloanClientOptions>, ClientOptionsCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BaloanClientOptions>, PlainHttpNotice>());
    }

    private static BaloanClientBuilder AddHttpClients(IServiceCollection services, string name) =>
        new(name, services, AddHttpClient(services, HttpClientName(name)), AddHttpClient(services, BareHttpClientName(name)));

    private static IHttpClientBuilder AddHttpClient(IServiceCollection services, string httpClientName)
    {
        var builder = services.AddHttpClient(httpClientName);
        if (services.Any(service => service.ServiceType == typeof(ConfiguredHttpClient) && Equals(service.ServiceKey, httpClientName)))
        {
            return builder;
        }

        services.AddKeyedSingleton(httpClientName, new ConfiguredHttpClient());
        services.AddSingleton<IPostConfigureOptions<HttpClientFactoryOptions>>(new InnermostHandlers(httpClientName));
        return builder
            .ConfigureHttpClient(PrimaryHandler.Configure)
            .ConfigurePrimaryHttpMessageHandler(PrimaryHandler.Create)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .ConfigureAdditionalHttpMessageHandlers(static (handlers, _) => ForeignResilience.RemoveFrom(handlers));
    }

    private static BaloanClient CreateClient(IServiceProvider provider, string name)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<BaloanClientOptions>>();
        return new BaloanClient(new GatewayConnection(
            name,
            () => options.Get(name),
            HttpClientOf(provider, HttpClientName(name)),
            HttpClientOf(provider, BareHttpClientName(name)),
            provider.GetKeyedService<ITokenStore>(name),
            LoggersOf(provider),
            TimeProviderOf(provider)));
    }

    private static PartnerClients CreatePartnerClients(IServiceProvider provider)
    {
        const string name = PartnersAdded.ClientName;
        var options = OptionsOf(provider, name);
        var timeProvider = TimeProviderOf(provider);
        var maker = new PartnerClientMaker(
            name,
            options,
            HttpClientOf(provider, HttpClientName(name)),
            HttpClientOf(provider, BareHttpClientName(name)),
            provider.GetKeyedService<ITokenStore>(name),
            LoggersOf(provider),
            new PartnerLookup(provider.GetRequiredService<PartnerStoreSource>(), provider.GetRequiredService<IServiceScopeFactory>(), timeProvider),
            timeProvider);
        return new PartnerClients(maker, provider.GetRequiredService<IOptions<BaloanPartnersOptions>>().Value, timeProvider);
    }

    private static DistributedTokenStore CreateTokenStore(IServiceProvider provider, string name) => new(
        provider.GetRequiredService<IDistributedCache>(), FindProtector(provider, name), name, OptionsOf(provider, name).BaseAddress);

    // A protector of the client's own comes before the one of the application.
    private static IBaloanTokenProtector? FindProtector(IServiceProvider provider, string name) =>
        provider.GetKeyedService<IBaloanTokenProtector>(name) ?? provider.GetService<IBaloanTokenProtector>();

    private static string HttpClientName(string name) => name.Length == 0 ? "Baloan.Sdk" : $"Baloan.Sdk:{name}";

    private static string BareHttpClientName(string name) => HttpClientName(name) + ":bare";

    private static HttpClient HttpClientOf(IServiceProvider provider, string httpClientName) =>
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(httpClientName);

    private static BaloanClientOptions OptionsOf(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<BaloanClientOptions>>().Get(name);

    private static ILoggerFactory LoggersOf(IServiceProvider provider) => provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;

    private static TimeProvider TimeProviderOf(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;

    /// <summary>Marks an <see cref="HttpClient"/> that is configured already.</summary>
    private sealed class ConfiguredHttpClient;
}

/// <summary>Finds what a token store that several nodes share lacks.</summary>
internal sealed class TokenStoreCheck(
    string name, IEnumerable<ClientSection> sections, IDistributedCache? cache, IBaloanTokenProtector? protector) : IValidateOptions<BaloanClientOptions>
{
    private const string StorePrefix = $"{nameof(BaloanClientOptions.Token)}:{nameof(BaloanTokenOptions.Store)}:";

    public ValidateOptionsResult Validate(string? optionsName, BaloanClientOptions options)
    {
        if (optionsName != name || options.Token?.Store is not { } store)
        {
            return ValidateOptionsResult.Skip;
        }

        var violations = ClientSection.Violations(nameof(BaloanClientOptions), name, sections);
        if (cache is null)
        {
            violations.Add($"{nameof(BaloanClientBuilder.UseDistributedTokenStore)} needs an {nameof(IDistributedCache)}, and none is registered.");
            return violations.ToResult(name);
        }

        violations.RequireGiven(
            protector is not null || store.AllowPlaintext,
            StorePrefix,
            nameof(store.AllowPlaintext),
            $"is false and no {nameof(IBaloanTokenProtector)} is registered: a distributed token store needs one, "
                + "such as the data protection that Baloan.Sdk.AspNetCore brings");
        return violations.ToResult(name);
    }
}
