using System.Globalization;
using Baloan.Cli.Tests.Support;
using Baloan.Sandbox;
using Microsoft.AspNetCore.Http;

namespace Baloan.Cli.Tests;

/// <summary>What a gateway or an endpoint sends is shown as text, and never commands the terminal.</summary>
public sealed class TerminalSafetyTests
{
    private const string Hostile = "shop\u001b[31m\u001b]0;title\u0007 [red]x[/] \u202Eright\u009B2J";

    [Fact]
    public async Task The_answer_of_an_endpoint_commands_nothing()
    {
        await using var server = await TestServer.StartAsync(context => context.Response.WriteAsync(Hostile, context.RequestAborted));

        ShouldCommandNothing((await Tool.RunAsync("callback", "send", "--to", server.Address.AbsoluteUri, "--state", "created")).Output);
    }

    [Fact]
    public async Task The_title_of_a_store_commands_nothing()
    {
        await using var scene = await GatewayScene.StartAsync(options => options.Policies = [new([new SandboxStore(1, Hostile, "https://shop.example/logo.png")], new(10, 30), [12], 22)]);

        ShouldCommandNothing((await scene.CallAsync("policies")).Output);
        ShouldCommandNothing((await scene.CallAsync("estimate", "--amount", "10000000", "--months", "12")).Output);
    }

    [Fact]
    public async Task The_reason_of_a_block_commands_nothing()
    {
        await using var scene = await GatewayScene.StartAsync();
        var loan = await scene.OpenedAsync();
        await scene.Sandbox.MoveAsync(loan, SandboxLoanState.Blocked, Hostile);

        ShouldCommandNothing((await scene.ControlAsync("show", $"{loan}")).Output);
    }

    [Fact]
    public async Task An_answer_without_end_ends_the_command()
    {
        await using var server = await TestServer.StartAsync(async context =>
        {
            var piece = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(piece, CancellationToken.None);
            }
        });

        (await Tool.RunAsync("callback", "send", "--to", server.Address.AbsoluteUri, "--state", "created")).ExitCode.Should().Be(1);
    }

    private static void ShouldCommandNothing(string output)
    {
        output.Should().Contain("shop\uFFFD[31m").And.Contain("[red]x[/]");
        output.Where(letter => letter is not ('\n' or '\r') && (char.IsControl(letter) || letter is >= '\u202A' and <= '\u202E'))
            .Select(letter => ((int)letter).ToString("X4", CultureInfo.InvariantCulture)).Should().BeEmpty();
    }
}
