using Baloan.Sandbox.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Baloan.Sandbox.Control;

/// <summary>Call backs: what was sent, where they go, how they misbehave.</summary>
internal static class CallbackControl
{
    public static void Map(RouteGroupBuilder control)
    {
        control.MapGet("/", List).Describe("list_callbacks", "All call backs with their attempts, the oldest first.");
        control.MapPost("/", Send).Describe("send_callback", "Sends a call back that no change of state made.");
        control.MapPost("/{id}/resend", Resend).Describe("resend_callback", "Sends a call back once more.");
        control.MapPost("/resend-failed", ResendFailed).Describe("resend_failed_callbacks", "Sends every call back again that was given up.");
        control.MapPut("/target", SetTarget).Describe("set_callback_target", "Sends the call backs to an address from now on.");
        control.MapGet("/behavior", GetBehavior).Describe("get_callback_behavior", "How call backs misbehave.");
        control.MapPut("/behavior", SetBehavior).Describe("set_callback_behavior", "Lets call backs misbehave.");
    }

    private static Ok<IReadOnlyList<SandboxCallback>> List(SandboxCallbacks callbacks) => TypedResults.Ok(callbacks.All);

    private static Accepted<SandboxCallback> Send(NewCallbackBody body, SandboxCallbacks callbacks) =>
        TypedResults.Accepted((string?)null, callbacks.Send(body.LoanId, body.State, body.Reason));

    private static Results<Accepted, ProblemHttpResult> Resend(Guid id, SandboxCallbacks callbacks) =>
        callbacks.TryResend(id) ? TypedResults.Accepted((string?)null) : ControlProblems.NotFound("call back");

    private static Accepted<ResentBody> ResendFailed(SandboxCallbacks callbacks) =>
        TypedResults.Accepted((string?)null, new ResentBody(callbacks.ResendFailed()));

    private static NoContent SetTarget(TargetBody body, SandboxCallbacks callbacks)
    {
        callbacks.SendTo(body.Url, body.Secret);
        return TypedResults.NoContent();
    }

    private static Ok<SandboxCallbackBehavior> GetBehavior(SandboxCallbacks callbacks) => TypedResults.Ok(callbacks.Behavior);

    private static Ok<SandboxCallbackBehavior> SetBehavior(SandboxCallbackBehavior behavior, SandboxCallbacks callbacks)
    {
        callbacks.Behavior = behavior;
        return TypedResults.Ok(behavior);
    }
}

/// <summary>A call back that no change of state made.</summary>
internal sealed record NewCallbackBody(Guid LoanId, string State, string? Reason = null);

/// <summary>How many call backs are sent again.</summary>
internal sealed record ResentBody(int Count);

/// <summary>Where call backs go; no URL sends none.</summary>
internal sealed record TargetBody(Uri? Url, string? Secret = null);
