using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Baloan.Sdk.AspNetCore.Callbacks.Internal;

/// <summary>
/// The application's server, with secrets taken out of paths before the host sees a request: its first log line, its log scope and
/// the tags of its activity all hold the path, and none of them can be reached from the pipeline.
/// </summary>
internal sealed class DiscreetServer(IServer inner, RunningCallbackSettings settings) : IServer
{
    public IFeatureCollection Features => inner.Features;

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull =>
        inner.StartAsync(new DiscreetApplication<TContext>(application, settings), cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => inner.StopAsync(cancellationToken);

    // The container disposes the inner one, which it made.
    public void Dispose()
    {
    }

    private sealed class DiscreetApplication<TContext>(IHttpApplication<TContext> inner, RunningCallbackSettings settings) : IHttpApplication<TContext>
        where TContext : notnull
    {
        public TContext CreateContext(IFeatureCollection contextFeatures)
        {
            SecretInPath.Take(contextFeatures, settings.Current);
            return inner.CreateContext(contextFeatures);
        }

        public Task ProcessRequestAsync(TContext context) => inner.ProcessRequestAsync(context);

        public void DisposeContext(TContext context, Exception? exception) => inner.DisposeContext(context, exception);
    }
}
