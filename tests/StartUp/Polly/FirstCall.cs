using Baloan.Sdk.Benchmarks.Clients;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.Retry;

namespace Baloan.Sdk.StartUp;

internal static class FirstCall
{
    public static async Task MakeAsync(Uri gateway)
    {
        var services = new ServiceCollection();
        services.AddHttpClient("gateway", client => client.BaseAddress = gateway);
        await using var provider = services.BuildServiceProvider();
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("gateway");
        var pipeline = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions())
            .AddTimeout(TimeSpan.FromSeconds(20))
            .Build();
        var token = await pipeline.ExecuteAsync(
            async cancellationToken => await RawClient.LogInAsync(http, "partner", "sandbox", cancellationToken), CancellationToken.None);
        var client = new RawClient(http, token);
        await pipeline.ExecuteAsync(async cancellationToken => await client.ListPoliciesAsync(cancellationToken), CancellationToken.None);
    }
}
