namespace Baloan.Sandbox.Dashboard;

/// <summary>The page at <c>/</c>.</summary>
internal static class DashboardEndpoints
{
    private const string Page = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Baloan sandbox</title></head>
        <body>
          <h1>Baloan sandbox</h1>
          <ul>
            <li><a href="/sandbox/">What this sandbox is</a></li>
            <li><a href="/sandbox/loans">Loans</a></li>
            <li><a href="/sandbox/requests">Requests</a></li>
            <li><a href="/sandbox/callbacks">Call backs</a></li>
            <li><a href="/sandbox/faults">Faults</a></li>
            <li><a href="/sandbox/openapi/gateway.json">OpenAPI document of the gateway</a></li>
            <li><a href="/sandbox/openapi/sandbox.json">OpenAPI document of the control</a></li>
          </ul>
        </body>
        </html>
        """;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/", () => Results.Content(Page, "text/html; charset=utf-8")).ExcludeFromDescription();
}
