using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Baloan.Sandbox.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Baloan.Sandbox.Dashboard;

/// <summary>Tells an open page what kinds of things changed; it fetches what it shows of them.</summary>
internal static class DashboardEvents
{
    public static ServerSentEventsResult<string> Stream(HttpContext context, EventHub events, IHostApplicationLifetime lifetime) =>
        TypedResults.ServerSentEvents(ItemsAsync(events, lifetime.ApplicationStopping, context.RequestAborted));

    private static async IAsyncEnumerable<SseItem<string>> ItemsAsync(
        EventHub events, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        using var watch = events.Watch();
        yield return new(events.Version, "ready");
        while (await watch.NextAsync(either.Token) is { Count: > 0 } kinds)
        {
            yield return new(string.Join(' ', kinds), "changed");
        }
    }
}
