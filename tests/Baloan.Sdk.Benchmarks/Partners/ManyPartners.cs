using Baloan.Sdk.Benchmarks.Gateway;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Benchmarks.Partners;

/// <summary>A store that knows every key as a partner, and a container with the clients of all of them on a gateway in memory.</summary>
internal sealed class ManyPartners : IBaloanPartnerStore
{
    public static ServiceProvider Build(int maxClients)
    {
        var services = new ServiceCollection();
        services.Configure<BaloanPartnersOptions>(options => options.MaxClients = maxClients);
        var builder = services.AddSingleton<ManyPartners>().AddBaloanClients<ManyPartners>();
        builder.HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => new CannedGateway());
        builder.BareHttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => new CannedGateway());
        return services.BuildServiceProvider();
    }

    public Task<BaloanPartner?> FindAsync(string key, CancellationToken cancellationToken) =>
        Task.FromResult<BaloanPartner?>(new BaloanPartner(key, "secret"));
}
