using System.Diagnostics;
using Spectre.Console;

namespace Baloan.Samples.Console;

/// <summary>Shows each request that really goes out, and the status of its answer.</summary>
internal sealed class WireTap : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var response = await base.SendAsync(request, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        AnsiConsole.MarkupLineInterpolated(
            $"  [grey]{request.Method} {request.RequestUri!.AbsolutePath} → {(int)response.StatusCode} ({elapsed:0} ms)[/]");
        return response;
    }
}
