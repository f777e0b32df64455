using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Baloan.Cli.Terminal;

/// <summary>The help of a command, and its examples after it.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = new HelpAction().Invoke(parseResult);
        if (parseResult.CommandResult.Command is CommandWithExamples { Examples: var examples })
        {
            Sentences.Write(examples);
        }

        return exitCode;
    }
}

/// <summary>A command that shows examples in its help.</summary>
internal sealed class CommandWithExamples(string name, string description, string examples) : Command(name, description)
{
    public string Examples => examples;
}
