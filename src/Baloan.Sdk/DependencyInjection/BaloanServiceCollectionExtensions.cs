using Baloan.Sdk;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers clients of Baloan's partnership gateway.</summary>
public static class BaloanServiceCollectionExtensions
{
    /// <summary>Registers <see cref="IBaloanClient"/>, a singleton. Its options are checked when the application starts.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets the options; user name and password are required.</param>
    public static BaloanClientBuilder AddBaloanClient(this IServiceCollection services, Action<BaloanClientOptions> configure) =>
        services.AddBaloanClient(Options.Options.DefaultName, configure);

    /// <summary>Registers <see cref="IBaloanClient"/>, a singleton, with options from a section such as <c>Baloan</c>. They are checked when the application starts.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configuration">
    /// The section, with <see cref="BaloanClientOptions.Username"/> and <see cref="BaloanClientOptions.Password"/>.
    /// Of a whole configuration the section <c>Baloan</c> is taken, and nothing else of it.
    /// </param>
    public static BaloanClientBuilder AddBaloanClient(this IServiceCollection services, IConfiguration configuration) =>
        services.AddBaloanClient(Options.Options.DefaultName, configuration);

    /// <summary>Registers one of several clients, as a keyed <see cref="IBaloanClient"/> with its own token and its own limits.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">The client's name: the service's key.</param>
    /// <param name="configure">Sets the options; user name and password are required.</param>
    public static BaloanClientBuilder AddBaloanClient(this IServiceCollection services, string name, Action<BaloanClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = ClientRegistration.Add(services, name);
        services.Configure(name, configure);
        return builder;
    }

    /// <summary>Registers one of several clients, as a keyed <see cref="IBaloanClient"/> with its own token and its own limits.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">The client's name: the service's key.</param>
    /// <param name="configuration">
    /// The section, with <see cref="BaloanClientOptions.Username"/> and <see cref="BaloanClientOptions.Password"/>.
    /// Of a whole configuration the section of the client's name within <c>Baloan</c> is taken, such as <c>Baloan:second-partner</c>, and nothing else of it.
    /// </param>
    public static BaloanClientBuilder AddBaloanClient(this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var builder = ClientRegistration.Add(services, name);
        var place = name.Length == 0 ? ConfigurationPlace.Client : $"{ConfigurationPlace.Client}:{name}";
        var source = new ClientSection(name, ConfigurationPlace.SectionOf(configuration, place));
        services.AddSingleton(source);
        services.Configure<BaloanClientOptions>(name, source.Section);
        return builder;
    }
}
