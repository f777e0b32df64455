using System.Net;
using Baloan.Sandbox.Gateway;

namespace Baloan.Sandbox.Control;

/// <summary>
/// Lets only this machine use what is not the gateway, and turns a request that cannot be read into an answer that
/// says so.
/// </summary>
internal sealed class ControlGuard(RequestDelegate next, BaloanSandboxOptions options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (GatewayAddress.Of(context) is not null)
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

        // A name that was pointed at this machine must not steer the sandbox.
        return Loopback.IsName(context.Request.Host.Host) ? null : "Control answers to loopback addresses only.";
    }
}
