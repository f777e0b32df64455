using Microsoft.Net.Http.Headers;

namespace Baloan.Sandbox.Gateway;

/// <summary>The ways of the framework behind the gateway: exact addresses, slashes put right, 404, 405 and 406.</summary>
internal sealed class FrameworkMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!GatewayRoutes.IsGateway(context.Request.Path))
        {
            await next(context);
            return;
        }

        var path = context.Request.Path.Value ?? "";
        if (!GatewayRoutes.Exists(path))
        {
            await Missing(context, path).ExecuteAsync(context);
            return;
        }

        var errors = Exchange.Of(context).Errors;
        if (!AcceptsJson(context.Request) && path.StartsWith(GatewayRoutes.Root, StringComparison.Ordinal))
        {
            await errors.NotAcceptable().ExecuteAsync(context);
            return;
        }

        await AnswerAsync(context);
        if (context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed && context.Response.Body.Length == 0)
        {
            await errors.MethodNotAllowed(context.Request.Method).ExecuteAsync(context);
        }
    }

    /// <summary>A HEAD request is answered as its GET; whoever sends the answer leaves out the body.</summary>
    private async Task AnswerAsync(HttpContext context)
    {
        var method = context.Request.Method;
        context.Request.Method = HttpMethods.IsHead(method) ? HttpMethods.Get : method;
        await next(context);
        context.Request.Method = method;
    }

    private static IResult Missing(HttpContext context, string path) => GatewayRoutes.Exists(path + "/")
        ? Results.Redirect($"{context.Request.PathBase}{path}/{context.Request.QueryString}", permanent: true)
        : ErrorAnswers.HtmlNotFound();

    private static bool AcceptsJson(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Count == 0
            || accepted.Any(type => (type.Quality ?? 1) > 0 && (type.MatchesAllTypes || IsJson(type)));
    }

    private static bool IsJson(MediaTypeHeaderValue type) =>
        type.Type.Equals("application", StringComparison.OrdinalIgnoreCase)
        && (type.MatchesAllSubTypes || type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase));
}
