using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Baloan.Sandbox.Hosting;
using Baloan.Sandbox.Json;
using Baloan.Sandbox.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Baloan.Sandbox.Control;

/// <summary>The stream of changes.</summary>
internal static class EventControl
{
    public static void Map(RouteGroupBuilder control) =>
        control.MapGet("/", Stream)
            .Describe("events", "Every change as server-sent events: ready, loan, request, callback, fault, fault_removed, settings, reset.")
            .Produces<string>(contentType: "text/event-stream");

    private static ServerSentEventsResult<string> Stream(HttpContext context, EventHub events, IHostApplicationLifetime lifetime) =>
        TypedResults.ServerSentEvents(ItemsAsync(events, lifetime.ApplicationStopping, context.RequestAborted));

    private static async IAsyncEnumerable<SseItem<string>> ItemsAsync(
        EventHub events, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        var changes = events.ListenAsync(either.Token).GetAsyncEnumerator(CancellationToken.None);
        await using (changes)
        {
            // The listener is in place before "ready" is sent: nothing after it is missed.
            var next = changes.MoveNextAsync().AsTask();
            yield return new("{}", "ready");
            while (await IsAnotherAsync(next))
            {
                yield return new(JsonSerializer.Serialize(changes.Current.Data, SandboxJson.Options), changes.Current.Kind);
                next = changes.MoveNextAsync().AsTask();
            }
        }
    }

    private static async Task<bool> IsAnotherAsync(Task<bool> next)
    {
        try
        {
            return await next;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
