using System.CommandLine;

namespace Baloan.Cli.Terminal;

/// <summary>Puts commands together.</summary>
internal static class CommandExtensions
{
    extension(Command command)
    {
        /// <summary>Adds arguments and options, in their order.</summary>
        public void AddAll(IEnumerable<Symbol> symbols)
        {
            foreach (var symbol in symbols)
            {
                if (symbol is Argument argument)
                {
                    command.Arguments.Add(argument);
                }
                else
                {
                    command.Options.Add((Option)symbol);
                }
            }
        }

        /// <summary>Refuses both of an argument and a flag, and neither.</summary>
        public void RequireEither(Argument argument, Option<bool> flag, string sentence) => command.Validators.Add(result =>
        {
            if (result.GetResult(argument) is { Tokens.Count: > 0 } == result.GetValue(flag))
            {
                result.AddError(sentence);
            }
        });
    }
}
