using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>
/// Moves what is or could be a secret out of the request into a feature of it. What logs, traces or authenticates finds the request without it,
/// and the endpoint finds the secret.
/// </summary>
internal sealed class SecretTaking(RunningCallbackSettings settings, CallbackPaths paths, CallbackPartners partners, ILogger<SecretTaking> logger)
{
    /// <summary>The secret that was taken, or null.</summary>
    public GivenSecret? Take(IFeatureCollection features)
    {
        var current = settings.Current;
        if (features.Get<IHttpRequestFeature>() is not { } request)
        {
            return null;
        }

        var fromHeader = SecretInAuthorization.Take(request, current, partners.Exist ? paths : null);
        if ((SecretInPath.Take(request, current, paths) ?? fromHeader) is not { } taken)
        {
            return null;
        }

        features.Set(taken);
        return taken;
    }

    /// <summary>Lets a redirect that a middleware answers before the endpoint lead to the whole address, and says that there was one.</summary>
    public void WatchRedirects(HttpContext context, GivenSecret taken) =>
        context.Response.OnStarting(() =>
        {
            var response = context.Response;
            if (response.StatusCode is >= StatusCodes.Status301MovedPermanently and < StatusCodes.Status400BadRequest
                && response.Headers.Location is [{ } location])
            {
                response.Headers.Location = WholeLocation.Of(location, taken);
                logger.Redirected(response.StatusCode);
            }

            return Task.CompletedTask;
        });
}
