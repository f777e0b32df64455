namespace Baloan.Sandbox.OpenApi;

/// <summary>What the OpenAPI documents say of an endpoint.</summary>
internal static class EndpointDescription
{
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary);

    /// <summary>
    /// Tells of a body that the endpoint reads itself. <c>Accepts</c> would have the router answer 415 in its own way.
    /// </summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint, params string[] contentTypes) =>
        endpoint.WithMetadata(new RequestBodyOf(typeof(T), contentTypes));
}

/// <summary>The type and the content types of a body, for the OpenAPI document.</summary>
internal sealed record RequestBodyOf(Type Type, IReadOnlyList<string> ContentTypes);
