using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk;

/// <summary>The clients of the application, whenever they were registered.</summary>
internal sealed class RegisteredClients(IServiceCollection services)
{
    public IReadOnlyList<string> Names =>
    [
        .. services.Where(service => service.IsKeyedService && service.ServiceType == typeof(BaloanClient)).Select(service => service.ServiceKey).OfType<string>(),
    ];
}
