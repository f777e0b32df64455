using System.Globalization;
using Baloan.Sandbox.Control;
using Baloan.Sandbox.Dashboard.Faults;
using Baloan.Sandbox.Gateway;
using Baloan.Sandbox.Hosting;
using Baloan.Sandbox.Loans;
using Baloan.Sandbox.Requests;
using Baloan.Sandbox.Storage;
using Baloan.Sandbox.Tokens;

namespace Baloan.Sandbox.Dashboard;

/// <summary>What the buttons of the dashboard do. A form without script is led back to the page.</summary>
internal static class DashboardActions
{
    public static void Map(RouteGroupBuilder dashboard)
    {
        dashboard.MapPost("loans/{id:guid}/advance", Advance);
        dashboard.MapPost("loans/{id:guid}/state", MoveAsync);
        dashboard.MapPost("callbacks/{id:guid}/resend", Resend);
        dashboard.MapPost("callbacks/resend-failed", (HttpContext context, SandboxCallbacks callbacks) => Done(context, () => callbacks.ResendFailed()));
        dashboard.MapPost("callbacks/target", SetTargetAsync);
        dashboard.MapPost("faults", FaultActions.AddAsync);
        dashboard.MapPost("faults/clear", (HttpContext context, SandboxFaults faults) => Done(context, faults.Clear));
        dashboard.MapPost("faults/{id:int}/off", (int id, HttpContext context, SandboxFaults faults) => Done(context, () => faults.Remove(id)));
        dashboard.MapPost("requests/clear", (HttpContext context, RequestLog log) => Done(context, log.Clear));
        dashboard.MapPost("clock/stop", (HttpContext context, SandboxClock clock) => Done(context, clock.Stop));
        dashboard.MapPost("clock/resume", (HttpContext context, SandboxClock clock) => Done(context, clock.Resume));
        dashboard.MapPost("clock/reset", (HttpContext context, SandboxClock clock) => Done(context, clock.Reset));
        dashboard.MapPost("clock/jump", JumpAsync);
        dashboard.MapPost("partnership/end", (HttpContext context, SettingsBook settings) => SetPartnership(context, settings, isActive: false));
        dashboard.MapPost("partnership/renew", (HttpContext context, SettingsBook settings) => SetPartnership(context, settings, isActive: true));
        dashboard.MapPost("tokens/revoke", (HttpContext context, TokenIssuer tokens) => Done(context, () => tokens.Revoke(refreshTokensToo: true)));
        dashboard.MapPost("reset", (HttpContext context, SandboxReset reset) => Done(context, reset.Run));
    }

    /// <summary>The answer to a button: none for the script, the way back to the page without.</summary>
    public static IResult Done(HttpContext context)
    {
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            return Results.NoContent();
        }

        context.Response.Headers.Location = PageOf(context.Request);
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static IResult Advance(Guid id, HttpContext context, LoanMoves moves, LoanBook book) => Moved(id, context, moves.Advance(id), book);

    private static async Task<IResult> MoveAsync(Guid id, HttpContext context, LoanMoves moves, LoanBook book)
    {
        var form = await DashboardForm.ReadAsync(context);
        return LoanStates.TryParse(form["state"].ToString(), out var state)
            ? Moved(id, context, moves.Move(id, state, Given(form, "reason")), book)
            : Wrong($"state must be one of {LoanStates.All}.");
    }

    private static IResult Moved(Guid id, HttpContext context, LoanOutcome outcome, LoanBook book) =>
        outcome.Error is null ? Done(context) : ControlProblems.NotMoved(book.Find(id));

    private static IResult Resend(Guid id, HttpContext context, SandboxCallbacks callbacks) =>
        callbacks.TryResend(id) ? Done(context) : ControlProblems.NotFound("call back");

    private static async Task<IResult> SetTargetAsync(HttpContext context, SandboxCallbacks callbacks)
    {
        var form = await DashboardForm.ReadAsync(context);
        var url = Given(form, "url");
        if (url is not null && !Uri.TryCreate(url, UriKind.Absolute, out _))
        {
            return Wrong("url must be an absolute http or https address.");
        }

        return Done(context, () => callbacks.SendToShown(url is null ? null : new(url), Given(form, "secret")));
    }

    private static async Task<IResult> JumpAsync(HttpContext context, SandboxClock clock)
    {
        var form = await DashboardForm.ReadAsync(context);
        return int.TryParse(form["seconds"], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            ? Done(context, () => clock.Jump(TimeSpan.FromSeconds(seconds)))
            : Wrong("seconds must be a whole number.");
    }

    private static IResult SetPartnership(HttpContext context, SettingsBook settings, bool isActive) =>
        Done(context, () => settings.Update(current => current with { PartnershipIsActive = isActive }));

    private static string? Given(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } value ? value : null;

    private static IResult Wrong(string reason) => Results.Problem(reason, statusCode: StatusCodes.Status400BadRequest);

    private static IResult Done(HttpContext context, Action action)
    {
        action();
        return Done(context);
    }

    /// <summary>The page of the dashboard that the form stood on, with its searches; no other address is led to.</summary>
    private static string PageOf(HttpRequest request)
    {
        const string Start = "/";
        var isOwn = Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var page) && page.Authority == request.Host.Value;
        return isOwn && (page!.AbsolutePath == Start || page.AbsolutePath.StartsWith("/dashboard/loans/", StringComparison.Ordinal))
            ? page.PathAndQuery
            : Start;
    }
}
