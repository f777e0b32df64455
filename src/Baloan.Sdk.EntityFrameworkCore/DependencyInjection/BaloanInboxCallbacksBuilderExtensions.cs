using Baloan.Sdk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the inbox of call backs.</summary>
public static class BaloanInboxCallbacksBuilderExtensions
{
    /// <summary>
    /// Has call backs stored in the application's own database before they are answered, and handled afterwards by a worker in this
    /// process, in the transaction of the handler's own context. Registers <see cref="ICallbackInbox"/>. Its options are checked when the application starts.
    /// </summary>
    /// <typeparam name="TContext">
    /// The application's own context, registered by <c>AddDbContext</c>, <c>AddDbContextPool</c> or <c>AddDbContextFactory</c>, whose model
    /// has the tables of <see cref="BaloanModelBuilderExtensions.AddBaloan"/>.
    /// </typeparam>
    /// <param name="builder">The call backs.</param>
    /// <returns>The same builder.</returns>
    public static BaloanCallbacksBuilder UseInbox<TContext>(this BaloanCallbacksBuilder builder)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(CallbackInbox)))
        {
            return builder;
        }

        AddOptions(services);
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<InboxSignal>();
        services.AddSingleton<ILoanBookObserver>(provider => provider.GetRequiredService<InboxSignal>());
        services.AddSingleton<InboxTelemetry>();
        services.AddSingleton<InboxConfirmation>();
        services.AddSingleton(provider => new CallbackInbox(
            new BookDatabase<TContext>(provider.GetRequiredService<IServiceScopeFactory>()), provider.GetRequiredService<InboxSignal>(), provider.GetRequiredService<InboxTelemetry>()));
        services.AddSingleton<ICallbackInbox>(provider => provider.GetRequiredService<CallbackInbox>());
        services.Replace(ServiceDescriptor.Singleton<IBaloanCallbackStore>(provider => provider.GetRequiredService<CallbackInbox>()));
        services.AddSingleton<IHostedService>(CreateWorker<TContext>);
        return builder;
    }

    /// <summary>Registers the inbox as <see cref="UseInbox{TContext}(BaloanCallbacksBuilder)"/> does.</summary>
    /// <typeparam name="TContext">The application's own context.</typeparam>
    /// <param name="builder">The call backs.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same builder.</returns>
    public static BaloanCallbacksBuilder UseInbox<TContext>(this BaloanCallbacksBuilder builder, Action<CallbackInboxOptions> configure)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(configure);
        builder.UseInbox<TContext>();
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>Registers the inbox as <see cref="UseInbox{TContext}(BaloanCallbacksBuilder)"/> does, with options from a section such as <c>Baloan:Callbacks:Inbox</c>.</summary>
    /// <typeparam name="TContext">The application's own context.</typeparam>
    /// <param name="builder">The call backs.</param>
    /// <param name="configuration">The section. Of a whole configuration the section <c>Baloan:Callbacks:Inbox</c> is taken, and nothing else of it.</param>
    /// <returns>The same builder.</returns>
    public static BaloanCallbacksBuilder UseInbox<TContext>(this BaloanCallbacksBuilder builder, IConfiguration configuration)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(configuration);
        builder.UseInbox<TContext>();
        var section = new InboxSection(ConfigurationPlace.SectionOf(configuration, InboxSection.Place));
        builder.Services.AddSingleton(section);
        builder.Services.Configure<CallbackInboxOptions>(section.Section);
        return builder;
    }

    private static void AddOptions(IServiceCollection services)
    {
        var options = services.AddOptions<CallbackInboxOptions>();
        if (!BuildTimeHost.IsCurrent)
        {
            options.ValidateOnStart();
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CallbackInboxOptions>, CallbackInboxOptionsCheck>());
    }

    private static InboxWorker CreateWorker<TContext>(IServiceProvider provider)
        where TContext : DbContext
    {
        var database = provider.GetRequiredService<CallbackInbox>().Database;
        var options = provider.GetRequiredService<IOptions<CallbackInboxOptions>>().Value;
        var callbacks = new InboxCallbackSettings(provider.GetRequiredService<IOptionsMonitor<BaloanCallbackOptions>>(), options);
        var timeProvider = provider.GetRequiredService<TimeProvider>();
        var logger = provider.GetRequiredService<ILogger<InboxWorker>>();
        var window = provider.GetServices<LoanBookSetup>().Select(setup => setup.Options.CandidateWindow).DefaultIfEmpty(new LoanBookOptions().CandidateWindow).Max();
        return new InboxWorker(
            new InboxQueue(database, window),
            new InboxRun<TContext>(
                provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<InboxConfirmation>(), callbacks,
                provider.GetRequiredService<InboxTelemetry>(), timeProvider, logger),
            new InboxCleanUp(database, options, timeProvider, logger),
            provider.GetRequiredService<InboxSignal>(),
            provider.GetRequiredService<InboxTelemetry>(),
            options,
            callbacks,
            timeProvider,
            logger);
    }
}
