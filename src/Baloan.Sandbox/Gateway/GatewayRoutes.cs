using Baloan.Sandbox.Contracts;
using Baloan.Sandbox.Json;
using Baloan.Sandbox.Loans;
using Baloan.Sandbox.OpenApi;
using Baloan.Sandbox.Policies;
using Baloan.Sandbox.Tokens;

namespace Baloan.Sandbox.Gateway;

/// <summary>
/// Maps the gateway's operations. An endpoint carries its address and its operation as metadata; tokens, faults, the log of requests and
/// the OpenAPI document go by these.
/// </summary>
internal static class GatewayRoutes
{
    public const string Root = "/api/v1/partnership/";
    public const string ContractFiles = "/media/contracts/";

    public static void Map(IEndpointRouteBuilder routes)
    {
        TokenOperations.Map(routes);
        PolicyOperations.Map(routes);
        LoanOperations.Map(routes);
        ContractOperations.Map(routes);

        routes.Map("/api/{**rest}", GatewayAnswers.NoSuchAddressAsync).WithMetadata(GatewayAddress.Unknown);
        routes.Map("/media/{**rest}", GatewayAnswers.NoSuchAddressAsync).WithMetadata(GatewayAddress.Unknown);
    }

    /// <summary>An address below <see cref="Root"/>. Its operations are mapped to it by their methods.</summary>
    public static RouteGroupBuilder MapAddress(this IEndpointRouteBuilder routes, string path, bool needsToken = true) =>
        routes.MapAddress(new GatewayAddress(Root + path) { NeedsToken = needsToken, AnswersJson = true });

    /// <summary>An address of the gateway, to be mapped once. A method that no operation is mapped to is answered 405.</summary>
    public static RouteGroupBuilder MapAddress(this IEndpointRouteBuilder routes, GatewayAddress address)
    {
        var group = routes.MapGroup(address.Pattern).WithGroupName(ApiDocuments.Gateway).WithTags("Gateway").WithMetadata(address);
        group.Map("", RefuseMethodAsync);
        return group;
    }

    /// <summary>Makes an endpoint an operation of the gateway and describes it. A GET is answered to HEAD too.</summary>
    /// <typeparam name="TAnswer">The body of the answer.</typeparam>
    public static RouteHandlerBuilder AsOperation<TAnswer>(
        this RouteHandlerBuilder endpoint, SandboxOperation operation, string summary, int status = StatusCodes.Status200OK) =>
        endpoint.AsOperation(operation).Describe(SnakeCaseEnum.Name(operation), summary).Produces<TAnswer>(status, GatewayAnswers.JsonType);

    /// <summary>Makes an endpoint an operation of the gateway.</summary>
    public static RouteHandlerBuilder AsOperation(this RouteHandlerBuilder endpoint, SandboxOperation operation)
    {
        endpoint.Add(builder =>
        {
            var method = builder.Metadata.OfType<IHttpMethodMetadata>().Last().HttpMethods[0];
            builder.Metadata.Add(new GatewayOperation(operation, method));
            if (HttpMethods.IsGet(method))
            {
                builder.Metadata.Add(new HttpMethodMetadata([method, HttpMethods.Head]));
            }
        });
        return endpoint;
    }

    private static Task RefuseMethodAsync(HttpContext context)
    {
        var methods =
            from endpoint in context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints
            where endpoint.Metadata.GetMetadata<GatewayAddress>() == GatewayAddress.Of(context)
            select endpoint.Metadata.GetMetadata<GatewayOperation>()?.Method into method
            where method is not null
            orderby method
            select method;
        context.Response.Headers.Allow = string.Join(", ", methods);
        return Exchange.Of(context).Answers.MethodNotAllowed(context.Request.Method).ExecuteAsync(context);
    }
}

/// <summary>The operation of the gateway that an endpoint is.</summary>
internal sealed record GatewayOperation(SandboxOperation Operation, string Method)
{
    /// <summary>The operation of a request; null where its address and method have none.</summary>
    public static GatewayOperation? Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<GatewayOperation>();
}
