namespace Baloan.Cli.Terminal;

/// <summary>How a command ends.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadArgument = 2;

    /// <summary>A change was sent, and nobody knows whether it was done.</summary>
    public const int Unknown = 3;
}

/// <summary>A command cannot go on; the message is a sentence for its user.</summary>
internal sealed class CommandException(string message, int exitCode = ExitCodes.Failed) : Exception(message)
{
    public int ExitCode => exitCode;
}
