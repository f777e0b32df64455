using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>Tells where a handler waits for call backs that nothing lets in.</summary>
internal sealed class MappingCheck(IServiceProvider services, ILogger<MappingCheck> logger) : IHostedLifecycleService
{
    /// <summary>The server has built the application by now, however its endpoints are mapped.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var isMapped = services.GetService<EndpointDataSource>()?.Endpoints.Any(endpoint => endpoint.Metadata.GetMetadata<CallbackPaths.CallbackMark>() is not null);
        if (isMapped != true)
        {
            logger.NotMapped();
        }

        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
