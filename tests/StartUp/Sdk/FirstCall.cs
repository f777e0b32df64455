using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.StartUp;

internal static class FirstCall
{
    public static async Task MakeAsync(Uri gateway)
    {
        var services = new ServiceCollection();
        services.AddBaloanClient(options =>
        {
            options.BaseAddress = gateway;
            options.Username = "partner";
            options.Password = "sandbox";
        });
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IBaloanClient>().Policies.ListAsync();
    }
}
