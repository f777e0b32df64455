using System.CommandLine;
using Baloan.Cli.Callbacks;
using Baloan.Cli.Loans;
using Baloan.Cli.Terminal;
using Spectre.Console;

namespace Baloan.Cli.Doctor;

/// <summary><c>baloan doctor</c>: checks a partner's set-up, a line for each thing, with what to do. It opens no loan and prints no secret.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var gateway = new GatewayOptions();
        var output = new OutputOptions();
        var callbacks = new Option<Uri>("--callback-url")
        {
            Description = $"Your endpoint for call backs as the gateway reaches it. Its secret is the project's first, or in {CallbackCommand.SecretVariable}.",
            CustomParser = ArgumentForm.ParseAddress,
            HelpName = "url",
        };
        var command = new Command("doctor", "Checks the set-up of the project in this folder against its gateway. Opens no loan.") { callbacks };
        gateway.AddTo(command);
        output.AddTo(command, hasPersonalData: false);
        command.SetAction(async (result, cancellationToken) =>
        {
            var findings = new List<Finding>();
            await foreach (var finding in Checkup.RunAsync(gateway, result, callbacks, cancellationToken))
            {
                findings.Add(finding);
                if (!output.IsJson(result))
                {
                    Print(finding);
                }
            }

            if (output.IsJson(result))
            {
                output.Print(result, findings);
            }

            return findings.Exists(finding => finding.Outcome == Outcome.Failed) ? ExitCodes.Failed : ExitCodes.Done;
        });
        return command;
    }

    private static void Print(Finding finding)
    {
        var (word, colour) = finding.Outcome switch
        {
            Outcome.Good => ("ok", "green"),
            Outcome.Doubtful => ("look", "yellow"),
            Outcome.Failed => ("fail", "red"),
            _ => ("skip", "grey"),
        };
        var line = new Grid().AddColumn(Column(4)).AddColumn(Column(16)).AddColumn(new GridColumn { Padding = new Padding(0) });
        line.AddRow($"[{colour}]{word}[/]", finding.Check, Markup.Escape(Printable.Of(finding.Text)));
        if (finding.Advice is { } advice)
        {
            line.AddRow("", "", Markup.Escape(advice));
        }

        AnsiConsole.Write(line);
    }

    private static GridColumn Column(int width) => new() { Width = width, Padding = new Padding(0, 0, 2, 0), NoWrap = true };
}

/// <summary>What a check came to.</summary>
internal enum Outcome
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>It works, but somebody should look.</summary>
    Doubtful,

    /// <summary>It does not work.</summary>
    Failed,

    /// <summary>It was not checked.</summary>
    Skipped,
}

/// <summary>A line of the doctor's.</summary>
/// <param name="Check">What was checked.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Text">What was found.</param>
/// <param name="Advice">What to do; null where there is nothing.</param>
internal sealed record Finding(string Check, Outcome Outcome, string Text, string? Advice = null)
{
    public static Finding Good(string check, string text) => new(check, Outcome.Good, text);

    public static Finding Doubtful(string check, string text, string advice) => new(check, Outcome.Doubtful, text, advice);

    public static Finding Failed(string check, string text, string advice) => new(check, Outcome.Failed, text, advice);

    public static Finding Skipped(string check, string text) => new(check, Outcome.Skipped, text);
}
