using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Baloan.Sdk;

/// <summary>A secret as the last segment of the path.</summary>
internal static class SecretInPath
{
    /// <summary>The name of the route value that holds what could be a secret, where it was not taken out.</summary>
    public const string RouteValue = "baloanSecret";

    public const string Mask = "***";

    /// <summary>Takes the path's last segment, if it is one of the secrets or stands where they do; or null.</summary>
    public static GivenSecret? Take(IHttpRequestFeature request, CallbackSettings settings, CallbackPaths paths)
    {
        var path = request.Path.AsSpan().TrimEnd('/');
        var slash = path.LastIndexOf('/');
        if (slash < 0)
        {
            return null;
        }

        var isKnown = settings.KnowsSecret(path[(slash + 1)..]);
        if (!isKnown && !(CouldBeSecret(path[(slash + 1)..]) && paths.Contains(path[..slash])))
        {
            return null;
        }

        var secret = path[(slash + 1)..].ToString();

        // A slash at the end stays, or a rule that asks for one would redirect for ever.
        var rest = string.Concat(path[..slash], request.Path.AsSpan(path.Length));
        request.Path = rest.Length == 0 ? "/" : rest;
        request.RawTarget = MaskTarget(request.RawTarget ?? "", secret, rest);
        return new GivenSecret(secret, isKnown ? settings : null, request.Path);
    }

    // A mistyped secret may hold any character and more of them than a secret has; a shorter segment is an address of the application's own.
    private static bool CouldBeSecret(ReadOnlySpan<char> segment) => segment.Length >= CallbackSecret.MinLength;

    /// <summary>The target with a mask for the secret, which any of its characters may stand in as its percent-encoded byte.</summary>
    private static string MaskTarget(string target, string secret, string rest)
    {
        var end = target.AsSpan().IndexOfAny('?', '#');
        var query = end < 0 ? "" : target[end..].Replace(secret, Mask, StringComparison.Ordinal);
        var path = end < 0 ? target : target[..end];
        var segments = path.Split('/');
        var isFound = false;
        foreach (ref var segment in segments.AsSpan())
        {
            if (segment.Contains(secret, StringComparison.Ordinal) || Uri.UnescapeDataString(segment) == secret)
            {
                segment = Mask;
                isFound = true;
            }
        }

        // A server that decodes in a way of its own leaves a target in which the secret cannot be found: the path says what it was.
        return isFound || target.Length == 0
            ? string.Join('/', segments) + query
            : $"{new PathString(rest.TrimEnd('/')).ToUriComponent()}/{Mask}{query}";
    }

    /// <summary>What the path still carries, which is no known secret, or null; what is left of it in the request and its trace is masked.</summary>
    public static GivenSecret? ReadLeft(HttpContext context)
    {
        if (!context.Request.RouteValues.TryGetValue(RouteValue, out var value) || value is not string { Length: > 0 } secret)
        {
            return null;
        }

        context.Request.RouteValues[RouteValue] = Mask;
        Cover(context, secret);
        return new GivenSecret(secret, KnownTo: null, context.Request.Path);
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
}
