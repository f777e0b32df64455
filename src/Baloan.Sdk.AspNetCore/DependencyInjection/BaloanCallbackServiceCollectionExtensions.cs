using System.Diagnostics.CodeAnalysis;
using Baloan.Sdk;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what takes the gateway's call backs.</summary>
public static class BaloanCallbackServiceCollectionExtensions
{
    /// <summary>Registers the handler of the gateway's call backs; <c>MapBaloanCallbacks</c> lets them in. The options are checked when the application starts.</summary>
    /// <typeparam name="THandler">The handler; scoped.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets the options; <see cref="BaloanCallbackOptions.Secrets"/> above all.</param>
    public static BaloanCallbacksBuilder AddBaloanCallbacks<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IServiceCollection services, Action<BaloanCallbackOptions> configure)
        where THandler : class, IBaloanCallbackHandler
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.Configure(configure);
        return Add<THandler>(services);
    }

    /// <summary>Registers the handler of the gateway's call backs, with options from a section such as <c>Baloan:Callbacks</c>; changes of it take effect without a restart.</summary>
    /// <typeparam name="THandler">The handler; scoped.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <param name="configuration">
    /// The section, with <see cref="BaloanCallbackOptions.Secrets"/>. Of a whole configuration the section <c>Baloan:Callbacks</c> is taken, and nothing else of it.
    /// </param>
    public static BaloanCallbacksBuilder AddBaloanCallbacks<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IServiceCollection services, IConfiguration configuration)
        where THandler : class, IBaloanCallbackHandler
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        var source = new CallbackSection(ConfigurationPlace.SectionOf(configuration, CallbackSection.Place));
        services.AddSingleton(source);
        services.Configure<BaloanCallbackOptions>(source.Section);
        return Add<THandler>(services);
    }

    private static BaloanCallbacksBuilder Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(IServiceCollection services)
        where THandler : class, IBaloanCallbackHandler
    {
        services.Replace(ServiceDescriptor.Scoped<IBaloanCallbackHandler, THandler>());
        if (services.Any(service => service.ServiceType == typeof(CallbackEndpoint)))
        {
            return new BaloanCallbacksBuilder(services);
        }

        var options = services.AddOptions<BaloanCallbackOptions>();
        if (!BuildTimeHost.IsCurrent)
        {
            options.ValidateOnStart();
        }

        services.AddSingleton(new RegisteredClients(services));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BaloanCallbackOptions>, CallbackOptionsCheck>());
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<RunningCallbackSettings>();
        services.AddSingleton<CallbackTelemetry>();
        services.AddSingleton<CallbackPartners>();
        services.AddSingleton<CallerCheck>();
        AddHandling(services);
        services.AddSingleton<CallbackEndpoint>();
        services.AddSingleton<CallbackPaths>();
        services.AddSingleton<SecretTaking>();
        services.AddSingleton<IStartupFilter, DiscreetFilter>();
        DiscreetHttpContextFactoryRegistration.Add(services);
        return new BaloanCallbacksBuilder(services);
    }

    private static void AddHandling(IServiceCollection services)
    {
        services.AddSingleton<MemoryLedger>();
        services.AddSingleton(provider => new SharedLedger(
            Shared<IBaloanCallbackLedger>(services, provider),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SharedLedger>>()));
        services.AddSingleton<CallbackLedger>();
        services.AddHostedService<LedgerStart>();
        services.AddHostedService<MappingCheck>();
        services.AddSingleton<GatewayConfirmation>();
        services.AddSingleton<HangingHandlers>();
        services.AddSingleton<HandlerRun>();
        services.AddSingleton<CallbackRun>();
        services.AddSingleton(provider => new CallbackStoring(
            Shared<IBaloanCallbackStore>(services, provider),
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<CallbackStoring>>()));
    }

    // A scoped one would be made once all the same, by the root, and share what is its own between all call backs.
    private static T? Shared<T>(IServiceCollection services, IServiceProvider provider)
        where T : class =>
        services.LastOrDefault(service => !service.IsKeyedService && service.ServiceType == typeof(T))?.Lifetime == ServiceLifetime.Scoped
            ? throw new InvalidOperationException($"{typeof(T).Name} is registered as scoped: register it as a singleton, which makes what it needs, such as a DbContext, for each question.")
            : provider.GetService<T>();
}
