using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>Registers what looks after the books in the background.</summary>
internal static class SettlingRegistration
{
    private const string SectionName = "Settling";

    /// <summary>Has the book of a client settled.</summary>
    public static void Add(IServiceCollection services, string clientName)
    {
        var options = services.AddOptions<LoanSettlingOptions>(clientName);
        if (!BuildTimeHost.IsCurrent)
        {
            options.ValidateOnStart();
        }

        services.AddSingleton<IConfigureOptions<LoanSettlingOptions>>(provider => new ConfigureNamedOptions<LoanSettlingOptions>(
            clientName,
            settling =>
            {
                foreach (var section in provider.GetServices<LoanBookSection>().Where(section => section.ClientName == clientName))
                {
                    section.Section.GetSection(SectionName).Bind(settling);
                }
            }));
        services.AddSingleton<IValidateOptions<LoanSettlingOptions>>(provider => new LoanSettlingOptionsCheck(
            clientName, [.. provider.GetServices<LoanBookSection>().Where(section => section.ClientName == clientName).Select(section => section.Section.GetSection(SectionName))]));
        if (services.Any(service => service.ServiceType == typeof(SettledBooks)))
        {
            return;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new RegisteredClients(services));
        services.AddSingleton<SettledBooks>();
        services.AddSingleton<SettlingTelemetry>();
        services.AddSingleton<EliminationStep>();
        services.AddSingleton<PolledNews>();
        services.AddSingleton<PollingStep>();
        services.AddSingleton<StuckStep>();
        services.AddSingleton<RemovalStep>();
        services.AddSingleton<LoanSettling>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<LoanSettling>());
    }
}
