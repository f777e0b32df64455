using Baloan.Sdk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the loan book of a client, or of the clients of all partners.</summary>
public static class BaloanLoanBookClientBuilderExtensions
{
    private const string PartnersName = "partners";

    /// <summary>
    /// Registers <see cref="ILoanBook"/>, a singleton by the client's name (<see cref="FromKeyedServicesAttribute"/>), and for the client without
    /// a name as it is; for the clients of <c>AddBaloanClients</c> an <see cref="ILoanBookFactory"/>. Its options are checked when the application starts.
    /// </summary>
    /// <typeparam name="TContext">
    /// The application's own context, registered by <c>AddDbContext</c> or <c>AddDbContextFactory</c>, whose model has the tables of
    /// <see cref="BaloanModelBuilderExtensions.AddBaloan"/>.
    /// </typeparam>
    /// <param name="builder">The client.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The client's name has more than 200 characters.</exception>
    public static BaloanClientBuilder UseLoanBook<TContext>(this BaloanClientBuilder builder)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Name.Length > TableModels.NameLength)
        {
            throw new ArgumentException($"The name of a client with a loan book must have at most {TableModels.NameLength} characters.", nameof(builder));
        }

        if (!builder.Services.Any(service => service.ServiceType == typeof(LoanBookSetup) && Equals(service.ServiceKey, builder.Name)))
        {
            AddOptions(builder);
            AddBook<TContext>(builder);
        }

        return builder;
    }

    /// <summary>Registers the loan book as <see cref="UseLoanBook{TContext}(BaloanClientBuilder)"/> does.</summary>
    /// <typeparam name="TContext">The application's own context.</typeparam>
    /// <param name="builder">The client.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The client's name has more than 200 characters.</exception>
    public static BaloanClientBuilder UseLoanBook<TContext>(this BaloanClientBuilder builder, Action<LoanBookOptions> configure)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(configure);
        builder.UseLoanBook<TContext>();
        builder.Services.Configure(builder.Name, configure);
        return builder;
    }

    /// <summary>Registers the loan book as <see cref="UseLoanBook{TContext}(BaloanClientBuilder)"/> does, with options from a section such as <c>Baloan:LoanBook</c>.</summary>
    /// <typeparam name="TContext">The application's own context.</typeparam>
    /// <param name="builder">The client.</param>
    /// <param name="configuration">
    /// The section. Of a whole configuration the section <c>LoanBook</c> within that of the client is taken (<c>Baloan:LoanBook</c>,
    /// <c>Baloan:second-partner:LoanBook</c>, <c>Baloan:Partners:LoanBook</c>), and nothing else of it.
    /// </param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The client's name has more than 200 characters.</exception>
    public static BaloanClientBuilder UseLoanBook<TContext>(this BaloanClientBuilder builder, IConfiguration configuration)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(configuration);
        builder.UseLoanBook<TContext>();
        var client = builder.Name.Length == 0 ? "" : $"{(IsOfPartners(builder) ? "Partners" : builder.Name)}:";
        var section = new LoanBookSection(
            builder.Name, ConfigurationPlace.SectionOf(configuration, $"{ConfigurationPlace.Client}:{client}{LoanBookSection.Name}"));
        builder.Services.AddSingleton(section);
        builder.Services.Configure<LoanBookOptions>(builder.Name, section.Section);
        return builder;
    }

    private static void AddOptions(BaloanClientBuilder builder)
    {
        var (services, name) = (builder.Services, builder.Name);
        var options = services.AddOptions<LoanBookOptions>(name);
        if (!BuildTimeHost.IsCurrent)
        {
            options.ValidateOnStart();
        }

        services.AddSingleton<IValidateOptions<LoanBookOptions>>(provider => new LoanBookOptionsCheck(
            name,
            provider.GetServices<LoanBookSection>(),
            provider.GetRequiredService<IOptionsMonitor<BaloanClientOptions>>(),
            provider.GetRequiredService<IServiceProviderIsService>()));
    }

    private static void AddBook<TContext>(BaloanClientBuilder builder)
        where TContext : DbContext
    {
        var (services, name, isOfPartners) = (builder.Services, builder.Name, IsOfPartners(builder));
        services.AddMetrics();
        services.TryAddSingleton<LoanBookTelemetry>();
        services.AddKeyedSingleton(name, (provider, _) => new LoanBookSetup(
            provider, name, new BookDatabase<TContext>(provider.GetRequiredService<IServiceScopeFactory>()), isOfPartners));
        services.AddSingleton(provider => provider.GetRequiredKeyedService<LoanBookSetup>(name));
        SettlingRegistration.Add(services, name);
        DeskRegistration.Add(services);
        if (isOfPartners)
        {
            services.TryAddSingleton<ILoanBookFactory>(provider => new LoanBookFactory(provider.GetRequiredKeyedService<LoanBookSetup>(name)));
            return;
        }

        services.TryAddKeyedSingleton<ILoanBook>(name, (provider, _) => provider.GetRequiredKeyedService<LoanBookSetup>(name).BookOf(name));
        if (name.Length == 0)
        {
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<ILoanBook>(name));
        }
    }

    private static bool IsOfPartners(BaloanClientBuilder builder) =>
        builder.Name == PartnersName && builder.Services.Any(service => service.ServiceType == typeof(IBaloanClientFactory));
}
