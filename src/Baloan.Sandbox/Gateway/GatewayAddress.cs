using System.Globalization;

namespace Baloan.Sandbox.Gateway;

/// <summary>An address of the gateway, as its endpoints carry it.</summary>
/// <param name="Pattern">The route pattern. Its parameters are UUIDs, written <c>{name:guid}</c>.</param>
internal sealed record GatewayAddress(string Pattern)
{
    /// <summary>Every address under <c>/api</c> and <c>/media</c> that has no operation.</summary>
    public static readonly GatewayAddress Unknown = new("");

    /// <summary>The pattern as the OpenAPI document writes it: <c>{name}</c>.</summary>
    public string Template => Pattern.Replace(":guid", "", StringComparison.Ordinal);

    /// <summary>Whether its operations take an access token.</summary>
    public bool NeedsToken { get; init; }

    /// <summary>Whether its answers are JSON, so that a request must accept that.</summary>
    public bool AnswersJson { get; init; }

    /// <summary>The address a request was routed to; null where that is not the gateway's.</summary>
    public static GatewayAddress? Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<GatewayAddress>();

    /// <summary>The path a request must have, to the letter.</summary>
    public string PathOf(RouteValueDictionary values) => values.Aggregate(
        Pattern,
        (path, value) => Guid.TryParse(value.Value as string, out var id)
            ? path.Replace($"{{{value.Key}:guid}}", id.ToString("D", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            : path);
}

/// <summary>
/// Takes addresses to the letter, as the framework behind the gateway does. The router by itself ignores case, a slash at the end and how
/// a UUID is written. A missing slash is redirected; any other difference is 404.
/// </summary>
internal sealed class AddressMiddleware(RequestDelegate next)
{
    private static readonly Endpoint NoSuchAddress = EndpointOf(GatewayAnswers.NoSuchAddressAsync);
    private static readonly Endpoint MissingSlash = EndpointOf(context => Results.Redirect(
        $"{context.Request.PathBase}{context.Request.Path}/{context.Request.QueryString}", permanent: true).ExecuteAsync(context));

    public Task InvokeAsync(HttpContext context)
    {
        if (GatewayAddress.Of(context) is { } address)
        {
            var (path, exact) = (context.Request.Path.Value, address.PathOf(context.Request.RouteValues));
            if (path != exact)
            {
                context.SetEndpoint(path + "/" == exact ? MissingSlash : NoSuchAddress);
            }
        }

        return next(context);
    }

    private static Endpoint EndpointOf(RequestDelegate answer) => new(answer, new(GatewayAddress.Unknown), displayName: null);
}
