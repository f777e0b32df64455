using System.CommandLine;

namespace Baloan.Sandbox.Hosting;

/// <summary>The command line of <c>baloan-sandbox</c>.</summary>
internal static class CommandLine
{
    private const int UsualPort = 5080;

    public static ParseResult Parse(string[] args)
    {
        var port = new Option<int>("--port") { Description = "The port to listen on; 0 takes a free one.", DefaultValueFactory = _ => UsualPort };
        var command = new RootCommand("Baloan's partnership gateway on your own machine.") { port };
        command.SetAction((result, cancellationToken) => RunAsync(options => options.Port = result.GetValue(port), cancellationToken));
        return command.Parse(args);
    }

    private static async Task<int> RunAsync(Action<BaloanSandboxOptions> configure, CancellationToken cancellationToken)
    {
        await using var sandbox = await BaloanSandbox.StartAsync(configure, cancellationToken);
        Console.WriteLine($"The sandbox listens on {sandbox.BaseAddress}");
        await sandbox.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
