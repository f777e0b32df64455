using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk;

/// <summary>Puts <see cref="DiscreetHttpContextFactory"/> before the application's own factory of contexts. The server stays as it is.</summary>
internal static class DiscreetHttpContextFactoryRegistration
{
    private const string Key = "Baloan.Sdk.AspNetCore.HttpContextFactory";

    // A host that is set up later adds its own only where there is none yet.
    public static void Add(IServiceCollection services)
    {
        var own = services.LastOrDefault(service => service.ServiceType == typeof(IHttpContextFactory) && !service.IsKeyedService);
        if (own?.ImplementationType is { } type)
        {
            services.Add(ServiceDescriptor.KeyedSingleton(typeof(IHttpContextFactory), Key, type));
        }

        services.AddSingleton<IHttpContextFactory>(provider => new DiscreetHttpContextFactory(
            Inner(provider, own), provider.GetRequiredService<SecretTaking>()));
    }

    private static IHttpContextFactory Inner(IServiceProvider provider, ServiceDescriptor? own) => own switch
    {
        null => new DefaultHttpContextFactory(provider),
        { ImplementationInstance: IHttpContextFactory instance } => instance,
        { ImplementationFactory: { } make } => (IHttpContextFactory)make(provider),
        _ => provider.GetRequiredKeyedService<IHttpContextFactory>(Key),
    };
}
