using System.CommandLine;
using Baloan.Cli.Terminal;

namespace Baloan.Cli.Sandbox.Control;

/// <summary>A command that drives a running sandbox.</summary>
internal static class ControlCommand
{
    private const string Variable = "BALOAN_SANDBOX";
    private const string UsualAddress = "http://127.0.0.1:5080/";

    /// <summary>Makes one with its arguments and options.</summary>
    public static Command Create(string name, string description, Func<ControlClient, ParseResult, CancellationToken, Task> run, params Symbol[] symbols)
    {
        var at = new Option<Uri>("--at")
        {
            Description = $"Where the sandbox is. Or in {Variable} [default: {UsualAddress}].",
            CustomParser = ArgumentForm.ParseAddress,
            HelpName = "url",
        };
        var command = new Command(name, description);
        command.AddAll(symbols);
        command.Options.Add(at);
        command.SetAction(async (result, cancellationToken) =>
        {
            using var client = new ControlClient(result.GetValue(at) ?? FromEnvironment());
            await run(client, result, cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Uri FromEnvironment()
    {
        var address = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : UsualAddress;
        return ArgumentForm.TryReadAddress(address, out var uri)
            ? uri
            : throw new CommandException($"{Variable} must be an absolute http or https address.", ExitCodes.BadArgument);
    }
}
