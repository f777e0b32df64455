using Baloan.Sdk.Benchmarks.Clients;
using Baloan.Sdk.Benchmarks.Gateway;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Benchmarks.Growth;

/// <summary>Clients of a gateway in memory.</summary>
internal static class CannedClients
{
    private const string Token = "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl";

    public static RawClient CreateRaw(byte[] policies) =>
        new(new HttpClient(new CannedGateway(policies)) { BaseAddress = new Uri("https://api.baloan.ir/") }, Token);

    /// <summary>A container with this client, as it comes with its defaults, under each name.</summary>
    public static ServiceProvider Build(byte[] policies, params IEnumerable<string> names)
    {
        var services = new ServiceCollection();
        foreach (var name in names)
        {
            var builder = services.AddBaloanClient(name, options =>
            {
                options.Username = "shop";
                options.Password = "secret";
            });
            builder.HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => new CannedGateway(policies));
            builder.BareHttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => new CannedGateway(policies));
        }

        return services.BuildServiceProvider();
    }
}
