namespace Baloan.Sandbox.OpenApi;

/// <summary>The type and the content types of a body, for the OpenAPI document.</summary>
internal sealed record RequestBodyOf(Type Type, IReadOnlyList<string> ContentTypes);
