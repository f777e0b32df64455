using System.Diagnostics.CodeAnalysis;
using Baloan.Sdk.AspNetCore.Callbacks.Internal;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoint that takes the gateway's call backs.</summary>
public static class BaloanCallbackEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Lets the gateway's call backs in at a path, and at that path with a secret as one more segment. Conventions such as rate
    /// limits, authorisation and endpoint filters apply as to any endpoint.
    /// </summary>
    /// <param name="endpoints">The application, or a route group.</param>
    /// <param name="pattern">The path, such as <c>/baloan/callbacks</c>.</param>
    /// <exception cref="InvalidOperationException"><c>AddBaloanCallbacks</c> was not called.</exception>
    public static IEndpointConventionBuilder MapBaloanCallbacks(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        var endpoint = endpoints.ServiceProvider.GetService<CallbackEndpoint>()
            ?? throw new InvalidOperationException("MapBaloanCallbacks needs a handler: call services.AddBaloanCallbacks<THandler>(…) first.");

        // Every method: one that is not POST is told so only after the caller is known.
        return endpoints
            .Map($"{pattern.TrimEnd('/')}/{{{SecretInPath.RouteValue}?}}", (RequestDelegate)endpoint.InvokeAsync)
            .WithDisplayName("Baloan call backs");
    }
}
