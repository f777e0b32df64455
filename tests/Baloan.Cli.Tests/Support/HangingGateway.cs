using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Baloan.Cli.Tests.Support;

/// <summary>A gateway that gives tokens, and leaves one request without an answer.</summary>
internal sealed class HangingGateway(TestServer server, Task arrived) : IAsyncDisposable
{
    private const string Id = "8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa";

    private static readonly Dictionary<string, string[]> Options = new()
    {
        ["loan open"] = ["--phone-number", GatewayScene.Phone, "--national-identifier", GatewayScene.National, "--birth-date", GatewayScene.Birth, "--amount", "10000000", "--months", "12", "--store", "1", "--yes"],
        ["loan otp"] = [Id],
        ["loan sign"] = [Id, "--otp", "12345"],
        ["loan cancel"] = [Id, "--yes"],
        ["policies"] = [],
    };

    public static async Task<HangingGateway> StartAsync(string request)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var server = await TestServer.StartAsync(async context =>
        {
            if ($"{context.Request.Method} {context.Request.Path}" == request)
            {
                arrived.SetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return;
            }

            await context.Response.WriteAsync("""{"access":"opaque","refresh":"opaque"}""", context.RequestAborted);
        });
        return new HangingGateway(server, arrived.Task);
    }

    /// <summary>Runs a command until its request has arrived, and stops it as a terminal that closes does.</summary>
    public async Task<ToolRun> StopOnTheWayAsync(string command)
    {
        using var tool = Tool.Start(
            Path.GetTempPath(),
            new Dictionary<string, string> { ["BALOAN_PASSWORD"] = "secret" },
            [.. command.Split(' '), .. Options[command], "--gateway", server.Address.AbsoluteUri, "--username", "shop"]);
        await arrived.WaitAsync(TestContext.Current.CancellationToken);
        using (var kill = Process.Start("kill", ["-TERM", tool.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ToolRun(
            tool.ExitCode,
            await tool.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            (await tool.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim());
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
