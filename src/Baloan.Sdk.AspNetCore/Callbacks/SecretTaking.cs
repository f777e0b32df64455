using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

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

/// <summary>A secret that a caller gave, and that stands in the request no more.</summary>
/// <param name="Value">The secret.</param>
/// <param name="KnownTo">The settings whose secrets it was compared with and found among.</param>
/// <param name="Path">The path that it was the last segment of, without it; null where it stood elsewhere.</param>
internal sealed record GivenSecret(string Value, CallbackSettings? KnownTo, string? Path)
{
    public override string ToString() => SecretInPath.Mask;
}

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

/// <summary>A secret as the password of HTTP basic authentication. Its user name may be any.</summary>
internal static class SecretInAuthorization
{
    private const string Scheme = "Basic ";
    private const int MaxBytes = 512;

    /// <summary>
    /// Takes a known secret, and where partners call back at this address whatever could be one of theirs, and its header with it, so that
    /// no authentication of the application's own takes it for a user's; or null.
    /// </summary>
    public static GivenSecret? Take(IHttpRequestFeature request, CallbackSettings settings, CallbackPaths? pathsOfPartners)
    {
        if (Read(request.Headers) is not { } secret)
        {
            return null;
        }

        var isKnown = settings.KnowsSecret(secret);
        if (!isKnown && !(CallbackSecret.IsValid(secret) && pathsOfPartners?.Contains(request.Path.AsSpan().TrimEnd('/')) == true))
        {
            return null;
        }

        request.Headers.Remove(HeaderNames.Authorization);
        return new GivenSecret(secret, isKnown ? settings : null, Path: null);
    }

    /// <summary>The password that the header carries, or null.</summary>
    public static string? Read(IHeaderDictionary headers)
    {
        if (headers.Authorization is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[MaxBytes];
        if (!Convert.TryFromBase64Chars(header.AsSpan(Scheme.Length).Trim(), bytes, out var length))
        {
            return null;
        }

        var colon = bytes[..length].IndexOf((byte)':');
        return colon < 0 ? null : Encoding.Latin1.GetString(bytes[(colon + 1)..length]);
    }
}

/// <summary>Where a redirect leads that was made of a path without its secret.</summary>
internal static class WholeLocation
{
    /// <summary>The location with the secret put back as the last segment, where it is the same path on whatever host; any other as it is.</summary>
    public static string Of(string location, GivenSecret taken)
    {
        if (taken.Path is not { } path)
        {
            return location;
        }

        var end = location.AsSpan().IndexOfAny('?', '#');
        var address = end < 0 ? location : location[..end];
        var bare = address.TrimEnd('/');
        return IsSame(PathOf(bare), path)
            ? $"{bare}/{taken.Value}{address[bare.Length..]}{location[address.Length..]}"
            : location;
    }

    private static ReadOnlySpan<char> PathOf(string address)
    {
        var authority = address.IndexOf("//", StringComparison.Ordinal);
        if (authority < 0)
        {
            return address;
        }

        var path = address.IndexOf('/', authority + 2);
        return path < 0 ? default : address.AsSpan(path);
    }

    // A path base may stand before it, and a rule for canonical addresses may have changed its case.
    private static bool IsSame(ReadOnlySpan<char> location, PathString path)
    {
        var wanted = path.ToUriComponent().AsSpan().TrimEnd('/');
        return !wanted.IsEmpty && location.EndsWith(wanted, StringComparison.OrdinalIgnoreCase);
    }
}
