using Baloan.Sdk.Benchmarks.Clients;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.StartUp;

internal static class FirstCall
{
    public static async Task MakeAsync(Uri gateway)
    {
        var services = new ServiceCollection();
        services.AddHttpClient("gateway", client => client.BaseAddress = gateway).AddStandardResilienceHandler();
        await using var provider = services.BuildServiceProvider();
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("gateway");
        var client = new RawClient(http, await RawClient.LogInAsync(http, "partner", "sandbox", CancellationToken.None));
        await client.ListPoliciesAsync(CancellationToken.None);
    }
}
