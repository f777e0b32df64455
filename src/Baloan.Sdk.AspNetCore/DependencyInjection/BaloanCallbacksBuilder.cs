using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Baloan.Sdk;

/// <summary>Goes on with the set-up of the call backs that <c>AddBaloanCallbacks</c> registered.</summary>
public sealed class BaloanCallbacksBuilder
{
    internal BaloanCallbacksBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services of the application.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Lets many partners call back at one endpoint: the secret of a call back chooses its partner, which stands in
    /// <see cref="BaloanCallbackContext.Partner"/>, and whose client (<see cref="IBaloanClientFactory"/>) is asked where
    /// <see cref="BaloanCallbackOptions.VerifyWithGateway"/> is set. Every caller must then give a secret.
    /// </summary>
    /// <typeparam name="TStore">Finds the partner of a secret; scoped, unless the application has registered it otherwise.</typeparam>
    /// <returns>The same builder.</returns>
    public BaloanCallbacksBuilder UsePartners<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>()
        where TStore : class, IBaloanCallbackPartnerStore
    {
        Services.TryAddScoped<TStore>();
        Services.Replace(ServiceDescriptor.Singleton(new CallbackPartnerSource(static scope => scope.GetRequiredService<TStore>())));
        return this;
    }
}
