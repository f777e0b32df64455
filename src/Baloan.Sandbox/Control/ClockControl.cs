using Baloan.Sandbox.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Baloan.Sandbox.Control;

/// <summary>The sandbox's clock.</summary>
internal static class ClockControl
{
    public static void Map(RouteGroupBuilder control)
    {
        control.MapGet("/", Show).Describe("get_clock", "What the clock shows.");
        control.MapPut("/", Set).Describe("set_clock", "Sets the clock to a time.");
        control.MapPost("/stop", Stop).Describe("stop_clock", "Stops the clock.");
        control.MapPost("/resume", Resume).Describe("resume_clock", "Lets the clock run on.");
        control.MapPost("/jump", Jump).Describe("jump_clock", "Moves the clock by seconds, forward or back.");
        control.MapPost("/reset", Reset).Describe("reset_clock", "Sets the clock to the real time, running.");
    }

    private static Ok<ClockBody> Show(SandboxClock clock) => TypedResults.Ok(new ClockBody(clock.GetUtcNow(), clock.IsStopped));

    private static Ok<ClockBody> Set(TimeBody body, SandboxClock clock)
    {
        clock.Set(body.Now);
        return Show(clock);
    }

    private static Ok<ClockBody> Stop(SandboxClock clock)
    {
        clock.Stop();
        return Show(clock);
    }

    private static Ok<ClockBody> Resume(SandboxClock clock)
    {
        clock.Resume();
        return Show(clock);
    }

    private static Ok<ClockBody> Jump(JumpBody body, SandboxClock clock)
    {
        clock.Jump(body.Seconds);
        return Show(clock);
    }

    private static Ok<ClockBody> Reset(SandboxClock clock)
    {
        clock.Reset();
        return Show(clock);
    }
}

/// <summary>The clock.</summary>
internal sealed record ClockBody(DateTimeOffset Now, bool IsStopped);

/// <summary>A time to set the clock to.</summary>
internal sealed record TimeBody(DateTimeOffset Now);

/// <summary>Seconds to move the clock by; negative moves it back.</summary>
internal sealed record JumpBody(TimeSpan Seconds);
