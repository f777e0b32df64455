using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Baloan.Samples.Console;

/// <summary>Shows each request that really goes out, and the status of its answer.</summary>
internal sealed class WireTap : DelegatingHandler
{
    private const string Root = "/api/v1/partnership/";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var response = await base.SendAsync(request, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"  [grey]{request.Method} {PathOf(request)} → {(int)response.StatusCode} ({elapsed:0} ms)[/]");
        return response;
    }

    private static string PathOf(HttpRequestMessage request)
    {
        var path = request.RequestUri!.AbsolutePath;
        return path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..] : path;
    }
}
