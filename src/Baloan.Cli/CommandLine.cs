using System.CommandLine;
using System.CommandLine.Help;
using Baloan.Cli.Callbacks;
using Baloan.Cli.Doctor;
using Baloan.Cli.Loans;
using Baloan.Cli.Sandbox;
using Baloan.Cli.Terminal;
using Spectre.Console;

namespace Baloan.Cli;

/// <summary>The command line <c>baloan</c>.</summary>
internal static class CommandLine
{
    private const string Description = """
        Baloan's partnership gateway on the command line.

        Exit codes: 0 done; 1 it failed, or the gateway said no; 2 a wrong argument; 3 nobody knows whether it was done.
        """;

    /// <summary>Runs a command. Whatever is wrong is one sentence on the standard error.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        // A password may begin with "@": no argument is the name of a file with more of them.
        var result = Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Errors.Count > 0)
        {
            return Refuse(result);
        }

        HttpClient.DefaultProxy = new DirectToThisMachine(HttpClient.DefaultProxy);
        if (Console.IsOutputRedirected)
        {
            // A pipe has no width: nothing that goes there is broken into lines.
            AnsiConsole.Profile.Width = short.MaxValue;
        }

        try
        {
            return await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (CommandException exception)
        {
            Sentences.WriteError(exception.Message);
            return exception.ExitCode;
        }
        catch (OperationCanceledException)
        {
            Sentences.WriteError("Stopped before it was done.");
            return ExitCodes.Failed;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Sentences.WriteError($"A file or the output cannot be used: {exception.Message}");
            return ExitCodes.Failed;
        }
#pragma warning disable CA1031 // A terminal shows no stack trace, whatever went wrong.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Sentences.WriteError($"This should not have happened ({exception.GetType().Name}): {exception.Message}");
            return ExitCodes.Failed;
        }
    }

    private static int Refuse(ParseResult result)
    {
        foreach (var error in result.Errors)
        {
            Sentences.WriteError(Printable.Line(error.Message));
        }

        return ExitCodes.BadArgument;
    }

    private static RootCommand Create()
    {
        var root = new RootCommand(Description)
        {
            SandboxCommand.Create(),
            DoctorCommand.Create(),
            PoliciesCommand.Create(),
            EstimateCommand.Create(),
            LoanCommand.Create(),
            CallbackCommand.Create(),
        };
        root.Options.OfType<HelpOption>().Single().Action = new HelpWithExamples();
        root.SetAction(static result => new HelpAction().Invoke(result));
        return root;
    }
}
