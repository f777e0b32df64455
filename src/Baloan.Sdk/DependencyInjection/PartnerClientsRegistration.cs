using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

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
