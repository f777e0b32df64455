using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.AspNetCore.Callbacks.Internal;

/// <summary>Puts <see cref="DiscreetServer"/> before the server of the application.</summary>
internal static class DiscreetServerRegistration
{
    private const string Key = "Baloan.Sdk.AspNetCore.Server";

    // Only before a server of ASP.NET Core's own: a test server, for one, is asked for by its type.
    public static void Add(IServiceCollection services)
    {
        var server = services.LastOrDefault(service => service.ServiceType == typeof(IServer) && !service.IsKeyedService);
        if (server is { ImplementationType: { Namespace: { } name } type, Lifetime: ServiceLifetime.Singleton }
            && name.StartsWith("Microsoft.AspNetCore.Server.", StringComparison.Ordinal))
        {
            services.Remove(server);
            services.Add(ServiceDescriptor.KeyedSingleton(typeof(IServer), Key, type));
            services.AddSingleton<IServer>(static provider => new DiscreetServer(
                provider.GetRequiredKeyedService<IServer>(Key),
                provider.GetRequiredService<RunningCallbackSettings>()));
        }
    }
}
