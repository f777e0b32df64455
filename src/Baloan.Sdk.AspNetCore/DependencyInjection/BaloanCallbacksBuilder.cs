using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk;

/// <summary>Goes on with the set-up of the call backs that <c>AddBaloanCallbacks</c> registered.</summary>
public sealed class BaloanCallbacksBuilder
{
    internal BaloanCallbacksBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services of the application.</summary>
    public IServiceCollection Services { get; }
}
