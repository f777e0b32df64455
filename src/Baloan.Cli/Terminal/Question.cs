using System.CommandLine;
using Spectre.Console;

namespace Baloan.Cli.Terminal;

/// <summary>What a command asks its user, where there is one.</summary>
internal static class Question
{
    public static Option<bool> Yes() => new("--yes", "-y") { Description = "Do it without asking." };

    /// <summary>The value of an option, or the user's answer.</summary>
    public static string Answer(ParseResult result, Option<string> option, string question) =>
        result.GetValue(option) is { Length: > 0 } given ? given
        : Console.IsInputRedirected ? throw new CommandException($"{option.Name} must be given.", ExitCodes.BadArgument)
        : AnsiConsole.Ask<string>($"{question}:");

    /// <summary>Goes on only where the user agrees.</summary>
    public static void Confirm(ParseResult result, Option<bool> yes, string question)
    {
        if (result.GetValue(yes))
        {
            return;
        }

        if (Console.IsInputRedirected)
        {
            throw new CommandException($"{question} Give --yes where nobody can be asked.", ExitCodes.BadArgument);
        }

        if (!AnsiConsole.Confirm(Markup.Escape(question), defaultValue: false))
        {
            throw new CommandException("Nothing was done.");
        }
    }
}
