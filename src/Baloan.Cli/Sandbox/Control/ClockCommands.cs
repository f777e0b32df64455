using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Baloan.Cli.Terminal;

namespace Baloan.Cli.Sandbox.Control;

/// <summary>The clock of a running sandbox, and its fresh start.</summary>
internal static class ClockCommands
{
    public static IEnumerable<Command> Create() =>
    [
        new Command("clock", "Shows, sets, stops or moves the sandbox's clock.") { Show(), Set(), Jump(), Plain("stop", "Stops the clock."), Plain("resume", "Lets the clock run on."), Plain("reset", "Sets the clock to the real time, running.") },
        Reset(),
    ];

    private static Command Show() => Clock("show", "Shows the clock.", static (sandbox, _, cancellationToken) => sandbox.ClockAsync(cancellationToken));

    private static Command Set()
    {
        var time = new Argument<DateTimeOffset>("TIME") { Description = "The time, such as 2026-03-20T10:00:00Z.", CustomParser = ArgumentForm.ParseMoment };
        return Clock(
            "set",
            "Sets the clock to a time.",
            (sandbox, result, cancellationToken) => sandbox.ChangeClockAsync(HttpMethod.Put, "", new JsonObject { ["now"] = result.GetValue(time).ToString("O", CultureInfo.InvariantCulture) }, cancellationToken),
            time);
    }

    private static Command Jump()
    {
        var by = new Argument<TimeSpan>("DURATION") { Description = "How far, such as 2h.", CustomParser = ArgumentForm.ParseTime };
        var back = new Option<bool>("--back") { Description = "Back instead of forward." };
        return Clock(
            "jump",
            "Moves the clock forward, or back.",
            (sandbox, result, cancellationToken) => sandbox.ChangeClockAsync(
                HttpMethod.Post, "jump", new JsonObject { ["seconds"] = result.GetValue(by).TotalSeconds * (result.GetValue(back) ? -1 : 1) }, cancellationToken),
            by,
            back);
    }

    private static Command Plain(string change, string description) =>
        Clock(change, description, (sandbox, _, cancellationToken) => sandbox.ChangeClockAsync(HttpMethod.Post, change, body: null, cancellationToken));

    private static Command Reset() => ControlCommand.Create(
        "reset",
        "Forgets loans, call backs, faults, requests and settings, as after a fresh start.",
        async (sandbox, _, cancellationToken) =>
        {
            await sandbox.ResetAsync(cancellationToken);
            Console.WriteLine("The sandbox is as it was at its start.");
        });

    private static Command Clock(
        string name, string description, Func<ControlClient, ParseResult, CancellationToken, Task<ClockReading>> run, params Symbol[] symbols)
    {
        var output = new OutputOptions();
        var command = ControlCommand.Create(
            name,
            description,
            async (sandbox, result, cancellationToken) =>
            {
                var clock = await run(sandbox, result, cancellationToken);
                output.Print(result, clock, ("now", $"{WireName.Of(clock.Now)} UTC"), ("runs", clock.IsStopped ? "no, it is stopped" : "yes"));
            },
            symbols);
        output.AddTo(command, hasPersonalData: false);
        return command;
    }
}
