using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Baloan.Sdk.AspNetCore.Callbacks.Internal;

/// <summary>
/// Takes a secret out of a request's path before the framework logs, traces or routes it. Whoever reads the path later finds the
/// one without the secret, and the endpoint finds the secret in a feature of the request.
/// </summary>
internal static class SecretInPath
{
    /// <summary>The name of the route value that holds what could be a secret, where it is not a known one.</summary>
    public const string RouteValue = "baloanSecret";

    private const string Mask = "***";

    /// <summary>Moves the path's last segment into a feature, if it is one of the secrets; gives the secret, or null.</summary>
    public static string? Take(IFeatureCollection features, CallbackSettings settings)
    {
        if (!settings.HasSecrets || features.Get<IHttpRequestFeature>() is not { } request)
        {
            return null;
        }

        var path = request.Path.AsSpan().TrimEnd('/');
        var slash = path.LastIndexOf('/');
        if (slash < 0 || !settings.KnowsSecret(path[(slash + 1)..]))
        {
            return null;
        }

        var secret = path[(slash + 1)..].ToString();
        features.Set(new PathSecret(secret, settings));
        request.Path = slash == 0 ? "/" : path[..slash].ToString();
        request.RawTarget = request.RawTarget?.Replace(secret, Mask, StringComparison.Ordinal) ?? "";
        return secret;
    }

    /// <summary>The secret that the path carried, known or not; what is left of it in the request and its trace is masked.</summary>
    public static PathSecret? Read(HttpContext context)
    {
        if (context.Features.Get<PathSecret>() is { } taken)
        {
            return taken;
        }

        if (context.Request.RouteValues.TryGetValue(RouteValue, out var value) && value is string { Length: > 0 } secret)
        {
            context.Request.RouteValues[RouteValue] = Mask;
            Cover(context, secret);
            return new PathSecret(secret, KnownTo: null);
        }

        return null;
    }

    /// <summary>Masks the secret in the activity that the server began before the path was changed.</summary>
    public static void Cover(HttpContext context, string secret)
    {
        for (var activity = context.Features.Get<IHttpActivityFeature>()?.Activity ?? Activity.Current; activity is not null; activity = activity.Parent)
        {
            foreach (var (key, value) in activity.TagObjects.ToArray())
            {
                if (value is string text && text.Contains(secret, StringComparison.Ordinal))
                {
                    activity.SetTag(key, text.Replace(secret, Mask, StringComparison.Ordinal));
                }
            }
        }
    }

    /// <summary>A secret that the path carried.</summary>
    /// <param name="Value">The secret.</param>
    /// <param name="KnownTo">The settings whose secrets it was compared with and found among.</param>
    public sealed record PathSecret(string Value, CallbackSettings? KnownTo)
    {
        public override string ToString() => Mask;
    }
}
