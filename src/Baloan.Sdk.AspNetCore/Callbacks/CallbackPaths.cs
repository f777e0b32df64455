using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk;

/// <summary>The paths at which call backs are mapped: what stands there as one more segment is meant as a secret, known or not.</summary>
internal sealed class CallbackPaths(IServiceProvider services)
{
    private string[]? _paths;

    public bool Contains(ReadOnlySpan<char> path)
    {
        foreach (var known in _paths ??= Find())
        {
            if (path.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private string[] Find()
    {
        if (services.GetService<EndpointDataSource>() is not { } source)
        {
            return [];
        }

        // Where the application has endpoints of its own beside the secrets, as at its root, a segment is theirs.
        var endpoints = source.Endpoints.OfType<RouteEndpoint>().ToLookup(IsOfCallbacks, endpoint => endpoint.RoutePattern);
        return [.. endpoints[true]
            .Select(pattern => PathAbove(pattern.PathSegments))
            .Except(endpoints[false].SelectMany(PathsAbove), StringComparer.OrdinalIgnoreCase)
            .OfType<string>()
            .Where(path => path.Length > 0)];
    }

    private static bool IsOfCallbacks(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<CallbackMark>() is not null;

    /// <summary>The paths above each segment that may be the last one of an address, as those behind it may be left out.</summary>
    private static IEnumerable<string?> PathsAbove(RoutePattern pattern)
    {
        for (var count = pattern.PathSegments.Count; count > 0; count--)
        {
            yield return PathAbove(pattern.PathSegments.Take(count));
            if (!MayBeLeftOut(pattern.PathSegments[count - 1], pattern))
            {
                yield break;
            }
        }
    }

    private static bool MayBeLeftOut(RoutePatternPathSegment segment, RoutePattern pattern) =>
        segment.IsSimple
        && segment.Parts[0] is RoutePatternParameterPart parameter
        && (parameter.IsOptional || parameter.IsCatchAll || pattern.Defaults.ContainsKey(parameter.Name));

    /// <summary>The path above the last segment; null where it holds parameters.</summary>
    private static string? PathAbove(IEnumerable<RoutePatternPathSegment> segments)
    {
        var path = "";
        foreach (var segment in segments.SkipLast(1))
        {
            if (!segment.IsSimple || segment.Parts[0] is not RoutePatternLiteralPart literal)
            {
                return null;
            }

            path += $"/{literal.Content}";
        }

        return path;
    }

    /// <summary>Marks the endpoint of the call backs.</summary>
    internal sealed class CallbackMark;
}
