using Baloan.Sandbox.OpenApi;
using Baloan.Sandbox.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Baloan.Sandbox.Control;

/// <summary>The requests the gateway got.</summary>
internal static class RequestControl
{
    public static void Map(RouteGroupBuilder control)
    {
        control.MapGet("/", List).Describe("list_requests", "The last requests, 10,000 or 16 MiB of them, with their answers, the oldest first.");
        control.MapDelete("/", Clear).Describe("clear_requests", "Forgets the requests seen so far.");
    }

    private static Ok<IReadOnlyList<SandboxRequest>> List(RequestLog log, int after = 0) =>
        TypedResults.Ok<IReadOnlyList<SandboxRequest>>([.. log.All.Where(request => request.Number > after)]);

    private static NoContent Clear(RequestLog log)
    {
        log.Clear();
        return TypedResults.NoContent();
    }
}
