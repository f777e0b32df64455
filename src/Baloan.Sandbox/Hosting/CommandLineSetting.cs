using System.CommandLine;

namespace Baloan.Sandbox.Hosting;

/// <summary>An option of the command line and the setting of the sandbox it stands for.</summary>
internal sealed record CommandLineSetting(string Name, Option Option, Action<ParseResult, BaloanSandboxOptions> Apply);
