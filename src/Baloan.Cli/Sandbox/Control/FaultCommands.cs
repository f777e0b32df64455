using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Baloan.Cli.Terminal;
using Baloan.Sandbox;

namespace Baloan.Cli.Sandbox.Control;

/// <summary>Faults of a running sandbox, on command.</summary>
internal static class FaultCommands
{
    public static Command Create() => new("fault", "Lets requests go wrong.") { List(), Add(), Remove() };

    private static Command List()
    {
        var output = new OutputOptions();
        var command = ControlCommand.Create(
            "list",
            "Lists the faults that are switched on, with how often each has hit.",
            async (sandbox, result, cancellationToken) => Print(await sandbox.FaultsAsync(cancellationToken), output, result));
        output.AddTo(command, hasPersonalData: false);
        return command;
    }

    private static Command Add()
    {
        var output = new OutputOptions();
        var kind = new Argument<SandboxFaultKind>("KIND")
        {
            Description = $"What goes wrong: {ArgumentForm.ChoicesOf<SandboxFaultKind>()}.",
            HelpName = "KIND",
            CustomParser = ArgumentForm.ParseChoice<SandboxFaultKind>,
        };
        FaultMember[] members =
        [
            FaultMember.Choice<SandboxOperation>("operation", "Only for this operation"),
            FaultMember.Number("times", "How many requests it hits [default: all]."),
            FaultMember.Number("skip", "How many requests go by before it begins."),
            FaultMember.Number("status-code", "The HTTP status that it answers [default: 503]."),
            FaultMember.Text("body", "The body that it answers."),
            FaultMember.Text("content-type", "The content type of that body."),
            FaultMember.Text("error-code", "The error code that it answers, for code."),
            FaultMember.Choice<SandboxErrorShape>("shape", "The shape that it gives error bodies, for error-shape"),
            FaultMember.Number("requests-per-minute", "How many requests a minute it lets through, for rate-limit."),
            FaultMember.Time("retry-after", "The Retry-After that it answers."),
            FaultMember.Time("delay", "How long it waits, for delay."),
            FaultMember.Probability(),
        ];
        var command = ControlCommand.Create(
            "add",
            "Switches a fault on, beginning with the next request.",
            async (sandbox, result, cancellationToken) =>
            {
                var fault = new JsonObject { ["kind"] = WireName.Of(result.GetValue(kind)) };
                foreach (var member in members.Where(member => result.GetResult(member.Option) is { Implicit: false }))
                {
                    fault[member.Name] = member.Read(result);
                }

                Print([await sandbox.AddFaultAsync(fault, cancellationToken)], output, result);
            },
            [kind, .. members.Select(member => member.Option)]);
        output.AddTo(command, hasPersonalData: false);
        return command;
    }

    private static Command Remove()
    {
        var id = new Argument<int?>("ID") { Description = "The fault's number.", Arity = ArgumentArity.ZeroOrOne, CustomParser = result => ArgumentForm.ParseNumber<int>(result) };
        var all = new Option<bool>("--all") { Description = "All faults." };
        var command = ControlCommand.Create(
            "remove",
            "Switches a fault off, or all of them.",
            (sandbox, result, cancellationToken) =>
                result.GetValue(id) is { } number ? sandbox.RemoveFaultAsync(number, cancellationToken) : sandbox.ClearFaultsAsync(cancellationToken),
            id,
            all);
        command.RequireEither(id, all, "Give either the ID of a fault or --all.");
        return command;
    }

    private static void Print(List<SandboxFault> faults, OutputOptions output, ParseResult result) => output.Print(
        result,
        faults,
        "There are no faults.",
        new("id", fault => fault.Id.ToString(CultureInfo.InvariantCulture)),
        new("kind", fault => WireName.Of(fault.Kind)),
        new("operation", fault => fault.Operation is { } operation ? WireName.Of(operation) : "all"),
        new("times", fault => fault.Times?.ToString(CultureInfo.InvariantCulture) ?? "no end"),
        new("probability", fault => fault.Probability.ToString(CultureInfo.InvariantCulture)),
        new("hits", fault => fault.Hits.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>An option that sets a member of a fault.</summary>
/// <param name="Option">The option.</param>
/// <param name="Read">Its value as the control takes it.</param>
internal sealed record FaultMember(Option Option, Func<ParseResult, JsonNode?> Read)
{
    /// <summary>The member's name on the wire.</summary>
    public string Name => Option.Name.TrimStart('-').Replace('-', '_');

    public static FaultMember Text(string name, string description)
    {
        var option = new Option<string>("--" + name) { Description = description };
        return new(option, result => result.GetValue(option));
    }

    public static FaultMember Number(string name, string description)
    {
        var option = ArgumentForm.Number<int>("--" + name, description);
        return new(option, result => result.GetValue(option));
    }

    public static FaultMember Time(string name, string description)
    {
        var option = ArgumentForm.Time("--" + name, description);
        return new(option, result => result.GetValue(option)?.TotalSeconds);
    }

    public static FaultMember Choice<T>(string name, string description)
        where T : struct, Enum
    {
        var option = ArgumentForm.Choice<T>("--" + name, description);
        return new(option, result => WireName.Of(result.GetValue(option)!.Value));
    }

    public static FaultMember Probability()
    {
        var option = new Option<double?>("--probability") { Description = "How likely a request is hit, 0 to 1 [default: 1].", CustomParser = result => ArgumentForm.ParseFraction(result), HelpName = "number" };
        return new(option, result => result.GetValue(option));
    }
}
