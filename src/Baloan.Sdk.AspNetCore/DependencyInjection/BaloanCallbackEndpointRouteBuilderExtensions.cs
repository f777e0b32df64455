using System.Diagnostics.CodeAnalysis;
using Baloan.Sdk;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoint that takes the gateway's call backs.</summary>
public static class BaloanCallbackEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Lets the gateway's call backs in at a path, and at that path with a secret as one more segment. Conventions such as rate
    /// limits, authorisation and endpoint filters apply as to any endpoint; an authorisation policy that is a fallback for endpoints
    /// without one of their own does not, nor does one that a group adds by a <c>Finally</c> convention: <c>RequireAuthorization</c> on
    /// the mapping or on its group holds.
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
        var callbacks = endpoints
            .Map($"{pattern.TrimEnd('/')}/{{{SecretInPath.RouteValue}?}}", (RequestDelegate)endpoint.InvokeAsync)
            .WithDisplayName("Baloan call backs")
            .WithMetadata(new CallbackPaths.CallbackMark());

        // The gateway is known by its secret and logs in nowhere: a policy for everything that has none of its own is not for it.
        callbacks.Finally(static builder =>
        {
            if (!builder.Metadata.Any(data => data is IAuthorizeData or AuthorizationPolicy or IAuthorizationRequirementData))
            {
                builder.Metadata.Add(new AllowAnonymousAttribute());
            }
        });
        return callbacks;
    }
}
