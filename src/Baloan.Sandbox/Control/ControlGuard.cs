using System.Net;
using Baloan.Sandbox.Gateway;

namespace Baloan.Sandbox.Control;

/// <summary>
/// Lets this machine alone use the control and the dashboard, and answers a request that is not understood with what is
/// wrong with it, before anything is done.
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
            await RefuseAsync(context, refusal, StatusCodes.Status403Forbidden);
            return;
        }

        try
        {
            await (await NotUnderstoodAsync(context) is { } reason ? RefuseAsync(context, reason) : next(context));
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            await RefuseAsync(context, exception.Message, exception.StatusCode);
        }
        catch (ArgumentException exception) when (!context.Response.HasStarted)
        {
            await RefuseAsync(context, BadRequestReason.Of(exception, context));
        }
    }

    private static async Task<string?> NotUnderstoodAsync(HttpContext context) =>
        ControlRequest.Of(context) is { } request ? await request.RefusalAsync(context) : null;

    private static Task RefuseAsync(HttpContext context, string reason, int status = StatusCodes.Status400BadRequest) =>
        Results.Problem(reason, statusCode: status).ExecuteAsync(context);

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

        // Anybody can point a host name at this machine: only loopback names count.
        return Loopback.IsName(context.Request.Host.Host) ? null : "Control answers to loopback addresses only.";
    }
}

/// <summary>
/// Refuses what a page of another site sends, before any of it is read: a browser tells whose page it is by
/// <c>Origin</c> or, where it sends none, by <c>Sec-Fetch-Site</c>. A program sends neither.
/// </summary>
internal sealed class ForeignPageGuard(RequestDelegate next, BaloanSandboxOptions options)
{
    public Task InvokeAsync(HttpContext context) =>
        IsForeign(context.Request)
            ? Results.Problem("The sandbox takes no request of another site's page.", statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context)
            : next(context);

    private bool IsForeign(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return (origin.Length > 0 && !IsOwn(origin, request.Host)) || IsFetchedByAnother(request);
    }

    /// <summary>Anybody can point a host name at this machine, so that their page has the address of the sandbox: only loopback names count.</summary>
    private bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && page.Authority == host.Value
        && (options.ControlFromAnywhere || Loopback.IsName(host.Host));

    /// <summary>A link that somebody follows opens the dashboard; a frame, an image or a form of another site gets nothing.</summary>
    private static bool IsFetchedByAnother(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var isFollowedLink = HttpMethods.IsGet(request.Method)
            && request.Headers["Sec-Fetch-Mode"] == "navigate"
            && request.Headers["Sec-Fetch-Dest"] == "document";
        return site is not ("" or "same-origin" or "none") && !isFollowedLink;
    }
}

/// <summary>The names that always mean this machine: localhost and the loopback addresses.</summary>
internal static class Loopback
{
    public static bool IsName(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
