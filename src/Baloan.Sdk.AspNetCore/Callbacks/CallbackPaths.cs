using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

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
