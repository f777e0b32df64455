using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Baloan.Sdk;

/// <summary>
/// Takes secrets out of a request before the host sees it, on every server: the host's first log line, its log scope and the tags
/// of its activity all hold the path, and none of them can be reached from the pipeline.
/// </summary>
internal sealed class DiscreetHttpContextFactory(IHttpContextFactory inner, SecretTaking secrets) : IHttpContextFactory
{
    public HttpContext Create(IFeatureCollection featureCollection)
    {
        var taken = secrets.Take(featureCollection);
        var context = inner.Create(featureCollection);
        if (taken is not null)
        {
            secrets.WatchRedirects(context, taken);
        }

        return context;
    }

    public void Dispose(HttpContext httpContext) => inner.Dispose(httpContext);
}
