using System.CommandLine;

namespace Baloan.Sandbox.Hosting;

/// <summary>An option of the command line and the setting of the sandbox it stands for.</summary>
internal sealed record CommandLineSetting(string Name, Option Option, Action<ParseResult, BaloanSandboxOptions> Apply)
{
    /// <summary>The option that names a file with the value; null where the value is no secret.</summary>
    public Option? FileOption { get; init; }
}
