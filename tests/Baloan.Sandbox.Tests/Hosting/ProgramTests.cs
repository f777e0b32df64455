using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Hosting;

/// <summary>The sandbox as a program: its command line.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task It_greets_serves_and_ends_well_when_it_is_interrupted()
    {
        await using var process = await SandboxProcess.StartAsync("--port", "0", "--username", "me", "--password", "mine", "--seed", "7", "--auto", "100ms");
        using var partner = new Partner(process.BaseAddress, "me", "mine");

        await partner.LogInAsync();
        var loan = await partner.OpenedAsync();
        process.Greeting.Should().Contain("me").And.Contain("7").And.NotContain("mine");
        for (var state = "created"; state != "loan_paid";)
        {
            state = (await partner.SendAsync(HttpMethod.Get, $"sandbox/loans/{loan}")).Json.GetProperty("state").GetString()!;
        }

        (await process.InterruptAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_clear_sentence()
    {
        await using var sandbox = await BaloanSandbox.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var port = sandbox.BaseAddress.Port;

        var (exitCode, output, error) = await SandboxProcess.RunAsync("--port", $"{port}");

        exitCode.Should().Be(1);
        output.Should().BeEmpty();
        error.Trim().Should().Be($"Port {port} is taken. Choose another, or 0 for a free one.");
    }

    [Theory]
    [InlineData("--token-lifetime", "soon", "'soon' is not a duration")]
    [InlineData("--token-lifetime", "1ms", "--token-lifetime must be from 00:00:01 to 3650.00:00:00, but is 00:00:00.0010000.")]
    [InlineData("--refresh", "maybe", "'maybe' is none of on, rotating, off.")]
    [InlineData("--callback-url", "partner", "--callback-url must be an absolute http or https address.")]
    [InlineData("--otp", "00000", "--otp must not be a magic value.")]
    [InlineData("--port", "70000", "--port must be 0 to 65535.")]
    [InlineData("--data", "/nowhere/at/all.db", "/nowhere/at/all.db")]
    public async Task A_bad_argument_is_one_clear_sentence(string option, string value, string message)
    {
        string[] port = option == "--port" ? [] : ["--port", "0"];
        var (exitCode, _, error) = await SandboxProcess.RunAsync([option, value, .. port]);

        exitCode.Should().Be(1);
        error.Should().Contain(message).And.NotContain("   at ");
    }

    [Fact]
    public async Task Its_help_teaches()
    {
        var (exitCode, output, _) = await SandboxProcess.RunAsync("--help");

        exitCode.Should().Be(0);
        output.Should().ContainAll("baloan-sandbox [options]", "--help", "--version", "--port", "--username", "--password", "--token-lifetime", "--callback-url", "--data", "--auto", "--seed", "Examples:", "curl");
    }
}
