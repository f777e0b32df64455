using System.Diagnostics;
using Baloan.Cli.Tests.Support;
using Baloan.Sandbox;
using Microsoft.AspNetCore.Http;

namespace Baloan.Cli.Tests;

/// <summary>Arguments, settings and surroundings that nobody hoped for: one sentence, no secret in it, no stack trace.</summary>
public sealed class HostileInputTests
{
    private const string Secret = "hunter2-of-this-test";

    [Fact]
    public async Task A_password_that_begins_with_an_at_sign_is_a_password()
    {
        using var process = Tool.Start(Path.GetTempPath(), Tool.NoVariables, "sandbox", "--port", "0", "--quiet", "--password", "@" + Secret);
        try
        {
            (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).Should().StartWith("The sandbox listens on ");
        }
        finally
        {
            process.Kill();
        }
    }

    [Theory]
    [InlineData("a\nb\r\nc", "'a b c' is no id: write a UUID such as 8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa.")]
    [InlineData("a\u001b[31m\u202Eb", "'a\uFFFD[31m\uFFFDb' is no id: write a UUID such as 8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa.")]
    public async Task A_wrong_argument_is_repeated_in_one_line(string argument, string sentence) =>
        (await Tool.RunAsync("sandbox", "show", argument)).ShouldBeRefused(2, sentence);

    [Fact]
    public async Task A_wrong_argument_without_end_is_repeated_in_part()
    {
        var run = await Tool.RunAsync("sandbox", "show", new string('a', 100_000));

        run.ExitCode.Should().Be(2);
        run.Error.Length.Should().BeLessThan(500);
        run.Error.Should().EndWith("is no id: write a UUID such as 8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa.");
    }

    [Fact]
    public async Task A_data_file_without_a_name_is_refused() =>
        (await Tool.RunAsync("sandbox", "--port", "0", "--data", "")).ShouldBeRefused(2, "--data must be the path of a file.");

    [Theory]
    [InlineData("Baloan__Timeout", "The settings of this folder cannot be read: Baloan:Timeout is no TimeSpan.")]
    [InlineData("Baloan__Retry__MaxRetries", "The settings of this folder cannot be read: Baloan:Retry:MaxRetries is no Int32.")]
    public async Task A_value_that_cannot_be_read_is_not_repeated(string variable, string sentence)
    {
        var variables = new Dictionary<string, string> { [variable] = Secret };

        (await Tool.RunAsync(variables, "policies")).ShouldBeRefused(2, sentence);
        (await Tool.RunAsync(variables, "doctor")).Output.Should().NotContain(Secret);
    }

    [Theory]
    [InlineData("<html>", "text/html", 200)]
    [InlineData("null", "application/json", 200)]
    [InlineData("7", "application/json", 200)]
    [InlineData("<html>", "application/problem+json", 400)]
    [InlineData("""{"detail":7}""", "application/problem+json", 400)]
    public async Task What_is_no_sandbox_is_said_so(string answer, string type, int status)
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            (context.Response.ContentType, context.Response.StatusCode) = (type, status);
            return context.Response.WriteAsync(answer, context.RequestAborted);
        });
        var sentence = $"No sandbox answers at {server.Address.GetLeftPart(UriPartial.Authority)}: start one with 'baloan sandbox', or say where it is with --at.";

        foreach (var command in new[] { "sandbox loans", "sandbox clock show", "sandbox resend --all-failed", "sandbox fault list", "sandbox callbacks --json" })
        {
            (await Tool.RunAsync([.. command.Split(' '), "--at", server.Address.AbsoluteUri])).ShouldBeRefused(1, sentence);
        }
    }

    [Fact]
    public async Task A_proxy_of_the_environment_stands_before_nothing_on_this_machine()
    {
        await using var scene = await GatewayScene.StartAsync();
        await using var proxy = await TestServer.StartAsync(context => context.Response.WriteAsync("<html>", context.RequestAborted));
        await using var endpoint = await TestServer.StartAsync(context => context.Response.WriteAsync("taken", context.RequestAborted));
        var variables = new Dictionary<string, string> { ["http_proxy"] = proxy.Address.AbsoluteUri, ["no_proxy"] = "", ["BALOAN_PASSWORD"] = scene.Sandbox.Password };
        var address = scene.Sandbox.BaseAddress.AbsoluteUri;

        (await Tool.RunAsync(variables, "sandbox", "loans", "--at", address)).ShouldBeDone();
        (await Tool.RunAsync(variables, "policies", "--gateway", address, "--username", scene.Sandbox.Username)).ShouldBeDone();
        (await Tool.RunAsync(variables, "callback", "send", "--to", endpoint.Address.AbsoluteUri, "--state", "created")).ShouldBeDone().Output.Should().Contain("taken");
    }

    [Fact]
    public async Task Json_turns_no_direction_and_says_the_same()
    {
        const string Reason = "a\u202Eb\u0085c\u2066 \"\u001b[31m\" سلام";
        await using var scene = await GatewayScene.StartAsync();
        var loan = await scene.OpenedAsync();
        await scene.Sandbox.MoveAsync(loan, SandboxLoanState.Blocked, Reason);

        var run = (await scene.ControlAsync("show", $"{loan}", "--json")).ShouldBeDone();

        run.Json.GetProperty("reason").GetString().Should().Be(Reason);
        run.Output.Should().Contain("سلام").And.NotContainAny("\u202E", "\u0085", "\u2066", "\u001b");
    }

    [Theory]
    [InlineData("sandbox loans --at http://127.0.0.1:1/", ">/dev/full", 1)]
    [InlineData("sandbox loans --at http://127.0.0.1:1/", "2>/dev/full", 1)]
    [InlineData("sandbox loans --at http://127.0.0.1:1/", "2>&-", 1)]
    [InlineData("sandbox show nobody", "2>/dev/full", 2)]
    [InlineData("sandbox show nobody", "2>&-", 2)]
    [InlineData("--help", ">&-", 1)]
    [InlineData("--help", ">/dev/full", 1)]
    [InlineData("--help", ">&- 2>&-", 1)]
    public async Task An_output_that_takes_nothing_ends_the_command_without_a_trace(string arguments, string redirection, int exitCode)
    {
        Assert.SkipUnless(File.Exists("/bin/sh") && File.Exists("/dev/full"), "There is no shell, or no device that is full.");
        var command = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "Baloan.Cli.dll")}' {arguments} {redirection}";
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);

        shell.ExitCode.Should().Be(exitCode);
        (await error).Should().NotContain("   at ").And.NotContain("should not have happened");
    }
}
