using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Baloan.Partner.Tests.Support;

/// <summary>A server that is asked for by its type, such as those of IIS, HTTP.sys or a function host.</summary>
internal sealed class OwnServer : IServer
{
    private Func<IFeatureCollection, Task>? _process;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        _process = async features =>
        {
            var context = application.CreateContext(features);
            await application.ProcessRequestAsync(context);
            application.DisposeContext(context, null);
        };
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<int> PostAsync(string path, string body)
    {
        var request = new HttpRequestFeature { Method = "POST", Path = path, RawTarget = path, Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) };
        request.Headers.ContentLength = body.Length;
        var response = new HttpResponseFeature();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(request);
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(new MemoryStream()));
        await _process!(features);
        return response.StatusCode;
    }

    public void Dispose()
    {
    }
}
