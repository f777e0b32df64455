using Spectre.Console;

namespace Baloan.Cli.Terminal;

/// <summary>Sentences for a person: a terminal breaks them between words, under their own beginning; a pipe and a file get them whole.</summary>
internal static class Sentences
{
    public static void Write(string lines)
    {
        if (Console.IsOutputRedirected)
        {
            Console.WriteLine(lines);
            return;
        }

        WriteLines(AnsiConsole.Console, lines);
    }

    /// <summary>Writes to the standard error; where that is closed or full, nobody reads.</summary>
    public static void WriteError(string text)
    {
        try
        {
            WriteErrorLines(Printable.Of(text));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The exit code says it.
        }
    }

    private static void WriteErrorLines(string lines)
    {
        if (Console.IsErrorRedirected)
        {
            Console.Error.WriteLine(lines);
            return;
        }

        WriteLines(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }), lines);
    }

    private static void WriteLines(IAnsiConsole console, string lines)
    {
        foreach (var line in lines.Split('\n'))
        {
            var indent = line.Length - line.TrimStart().Length;
            console.Write(new Padder(new Text(line.Trim()), new Padding(indent, 0, 0, 0)));
        }
    }
}
