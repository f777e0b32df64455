using System.CommandLine;
using Baloan.Cli.Terminal;
using Baloan.Sdk;

namespace Baloan.Cli.Loans;

/// <summary>A command that calls the gateway by the client.</summary>
internal static class GatewayCommand
{
    /// <summary>A command that asks the gateway and changes nothing.</summary>
    public static Command Read(
        string name, string description, Func<IBaloanClient, ParseResult, CancellationToken, Task> run, params Symbol[] symbols) =>
        Create(name, description, run, symbols);

    /// <summary>A command that changes something at the gateway: stopped on the way, its outcome is unknown.</summary>
    public static Command Change(
        string name, string description, Func<IBaloanClient, ParseResult, CancellationToken, Task> run, params Symbol[] symbols) =>
        Create(
            name,
            description,
            async (client, result, cancellationToken) =>
            {
                try
                {
                    await run(client, result, cancellationToken);
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    throw new CommandException("Unknown: stopped while it was under way. Look at the loan file's state before you do it again.", ExitCodes.Unknown);
                }
            },
            symbols);

    private static Command Create(
        string name, string description, Func<IBaloanClient, ParseResult, CancellationToken, Task> run, Symbol[] symbols)
    {
        var gateway = new GatewayOptions();
        var command = new Command(name, description);
        command.AddAll(symbols);
        gateway.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            try
            {
                await gateway.RunAsync(result, client => run(client, result, cancellationToken));
                return ExitCodes.Done;
            }
            catch (BaloanOutcomeUnknownException exception)
            {
                throw new CommandException($"Unknown: {exception.Message}", ExitCodes.Unknown);
            }
            catch (BaloanException exception)
            {
                throw new CommandException(exception.Message);
            }
            catch (ArgumentException exception)
            {
                // The client's word for what it refuses to send.
                throw new CommandException(exception.Message.Split(" (Parameter", 2)[0], ExitCodes.BadArgument);
            }
        });
        return command;
    }
}
