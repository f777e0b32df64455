using System.Diagnostics.CodeAnalysis;
using Baloan.Sdk;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers clients of partners that are known at run time alone, such as those of a marketplace.</summary>
public static class BaloanClientsServiceCollectionExtensions
{
    /// <summary>Registers <see cref="IBaloanClientFactory"/>, which gives the client of each partner that the store knows.</summary>
    /// <typeparam name="TStore">Finds the partners' credentials; scoped, unless the application has registered it otherwise.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <returns>Goes on with the set-up of all these clients.</returns>
    /// <exception cref="InvalidOperationException"><c>AddBaloanClient</c> was given the name <c>partners</c>, which these clients have.</exception>
    public static BaloanClientBuilder AddBaloanClients<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(
        this IServiceCollection services)
        where TStore : class, IBaloanPartnerStore => ClientRegistration.AddPartners<TStore>(services);

    /// <summary>Registers <see cref="IBaloanClientFactory"/>, with settings that all partners share. They are checked when the application starts.</summary>
    /// <typeparam name="TStore">Finds the partners' credentials; scoped, unless the application has registered it otherwise.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets the options, but for user name and password. <see cref="BaloanPartnersOptions"/> are set by <c>services.Configure</c>.</param>
    /// <returns>Goes on with the set-up of all these clients.</returns>
    /// <exception cref="InvalidOperationException"><c>AddBaloanClient</c> was given the name <c>partners</c>, which these clients have.</exception>
    public static BaloanClientBuilder AddBaloanClients<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(
        this IServiceCollection services, Action<BaloanClientOptions> configure)
        where TStore : class, IBaloanPartnerStore
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = ClientRegistration.AddPartners<TStore>(services);
        services.Configure(builder.Name, configure);
        return builder;
    }

    /// <summary>Registers <see cref="IBaloanClientFactory"/>, with settings that all partners share from a section such as <c>Baloan:Partners</c>. They are checked when the application starts.</summary>
    /// <typeparam name="TStore">Finds the partners' credentials; scoped, unless the application has registered it otherwise.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <param name="configuration">
    /// The section, with the settings of <see cref="BaloanClientOptions"/>, but for user name and password, and of <see cref="BaloanPartnersOptions"/>.
    /// Of a whole configuration the section <c>Baloan:Partners</c> is taken, and nothing else of it.
    /// </param>
    /// <returns>Goes on with the set-up of all these clients.</returns>
    /// <exception cref="InvalidOperationException"><c>AddBaloanClient</c> was given the name <c>partners</c>, which these clients have.</exception>
    public static BaloanClientBuilder AddBaloanClients<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(
        this IServiceCollection services, IConfiguration configuration)
        where TStore : class, IBaloanPartnerStore
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var builder = ClientRegistration.AddPartners<TStore>(services);
        var source = new ClientSection(
            builder.Name, ConfigurationPlace.SectionOf(configuration, $"{ConfigurationPlace.Client}:{PartnersAdded.Section}"));
        services.AddSingleton(source);
        services.Configure<BaloanClientOptions>(builder.Name, source.Section);
        services.Configure<BaloanPartnersOptions>(source.Section);
        return builder;
    }
}
