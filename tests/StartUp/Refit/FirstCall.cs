using Baloan.Sdk.Benchmarks.Clients;
using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace Baloan.Sdk.StartUp;

internal static class FirstCall
{
    public static async Task MakeAsync(Uri gateway)
    {
        var services = new ServiceCollection();
        services.AddRefitGeneratedClient<IGateway>(WireContext.Default).ConfigureHttpClient(client => client.BaseAddress = gateway);
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<IGateway>();
        var token = await client.LogInAsync(new() { ["username"] = "partner", ["password"] = "sandbox" }, CancellationToken.None);
        await client.ListPoliciesAsync(token.Access, CancellationToken.None);
    }
}
