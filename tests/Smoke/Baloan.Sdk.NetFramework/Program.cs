using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Smoke;

internal static class Program
{
    /// <summary>Walks the journey with a container and without one, at the sandbox whose address is given.</summary>
    private static async Task<int> Main(string[] args)
    {
        if (args.Length != 1)
        {
            Console.Error.WriteLine("Give the address of a sandbox.");
            return 2;
        }

        using var http = new HttpClient { BaseAddress = new Uri(args[0]) };
        var sandbox = new SandboxControl(http);
        void Configure(BaloanClientOptions options)
        {
            options.BaseAddress = new Uri(args[0]);
            options.Username = "partner";
            options.Password = "sandbox";
        }

        Console.WriteLine($"Runtime: {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}");
        var services = new ServiceCollection();
        services.AddBaloanClient(Configure);
        using var provider = services.BuildServiceProvider();
        await new SmokeJourney(provider.GetRequiredService<IBaloanClient>(), sandbox).WalkAsync(CancellationToken.None);

        var alone = new BaloanClientOptions();
        Configure(alone);
        using var client = new BaloanClient(alone);
        await client.Policies.ListAsync();
        Console.WriteLine("without a container: ok");
        return 0;
    }
}
