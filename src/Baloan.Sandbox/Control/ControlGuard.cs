using System.Net;
using Baloan.Sandbox.Gateway;

namespace Baloan.Sandbox.Control;

/// <summary>
/// Lets only this machine, and no page of another site, use what is not the gateway; and turns a request that
/// cannot be read into an answer that says so.
/// </summary>
internal sealed class ControlGuard(RequestDelegate next, BaloanSandboxOptions options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (GatewayRoutes.IsGateway(context.Request.Path))
        {
            await next(context);
            return;
        }

        if (Refusal(context) is { } refusal)
        {
            await Results.Problem(refusal, statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            await Results.Problem(BadRequestReason.Of(exception), statusCode: exception.StatusCode).ExecuteAsync(context);
        }
        catch (ArgumentException exception) when (!context.Response.HasStarted)
        {
            await Results.Problem(BadRequestReason.Of(exception), statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context);
        }
    }

    private string? Refusal(HttpContext context)
    {
        if (options.ControlFromAnywhere)
        {
            return null;
        }

        if (context.Connection.RemoteIpAddress is { } remote && !IPAddress.IsLoopback(remote))
        {
            return "Control answers to this machine only. Start the sandbox with --control-from-anywhere to change that.";
        }

        // A page of another site, or a name that was pointed at this machine, must not steer the sandbox.
        var host = context.Request.Host;
        var origin = context.Request.Headers.Origin.ToString();
        var isOwnPage = origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority == host.Value);
        return isOwnPage && IsLoopback(host.Host) ? null : "Control answers to pages of its own and to loopback addresses only.";
    }

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
