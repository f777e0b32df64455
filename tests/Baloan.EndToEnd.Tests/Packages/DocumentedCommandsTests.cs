using System.Globalization;
using Baloan.EndToEnd.Tests.Support;
using Baloan.Sandbox;
using Baloan.Sdk.Tests;

namespace Baloan.EndToEnd.Tests.Packages;

/// <summary>The command lines that the documentation shows do what it says.</summary>
[Collection(RepositoryBuilds.Name)]
[Trait("Runs", "once")]
public sealed class DocumentedCommandsTests(Workshop workshop)
{
    [Fact]
    public async Task The_requests_to_the_sandbox_are_answered()
    {
        await using var sandbox = await BaloanSandbox.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var partner = await Partner.LogInAsync(sandbox);
        var loan = await partner.OpenLoanAsync();
        var lines = DocumentedCode.Commands("docs/sandbox.md", "sandbox").ToList();

        lines.Should().HaveCountGreaterThan(5).And.OnlyContain(line => line.StartsWith("curl ", StringComparison.Ordinal));
        foreach (var line in lines)
        {
            var real = line
                .Replace("127.0.0.1:5080", sandbox.BaseAddress.Authority, StringComparison.Ordinal)
                .Replace("/ID/", $"/{loan}/", StringComparison.Ordinal)
                .Replace("curl ", "curl --fail-with-body --silent --show-error --max-time 3 ", StringComparison.Ordinal);

            // A stream of events has no end of its own: 28 is that of the time.
            await Program.RunAsync("bash", ["-c", $"{real} || [ $? = 28 ]"]);
        }
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/sandbox.md")]
    [InlineData("src/Baloan.Cli/README.md")]
    public async Task The_programs_start(string page)
    {
        var lines = DocumentedCode.Commands(page, "program").ToList();

        lines.Should().NotBeEmpty();
        foreach (var line in lines)
        {
            await RunAsync(line);
        }
    }

    private async Task RunAsync(string line)
    {
        var port = FreePort.Find().ToString(CultureInfo.InvariantCulture);
        if (line.StartsWith("dnx baloan ", StringComparison.Ordinal))
        {
            await using var tool = workshop.Start("dotnet", $"{line} --port {port}", await workshop.NewFolderAsync("dnx"));
            await tool.LineWithAsync("Ctrl-C stops it");
        }
        else if (line.StartsWith("baloan sandbox", StringComparison.Ordinal))
        {
            await using var tool = workshop.Start(await workshop.ToolAsync(), $"{line["baloan ".Length..]} --port {port}", Repository.Root);
            await tool.LineWithAsync("Ctrl-C stops it");
        }
        else if (line == "dotnet run --project samples/Baloan.Samples.Console")
        {
            (await Program.RunAsync("dotnet", Arguments(line) + " -- --yes", Repository.Root)).Should().Contain("Signed by the user: yes");
        }
        else if (line == "dotnet run --project samples/Baloan.Samples.Worker")
        {
            (await Program.RunAsync("dotnet", Arguments(line) + " -- --yes", Repository.Root)).Should().Contain("4 Parked").And.Contain("5 Opened");
        }
        else if (line == "dotnet run --project samples/Baloan.Samples.PartnerShop")
        {
            await using var shop = Program.Start("dotnet", $"{Arguments(line)} --urls http://127.0.0.1:{port}", Repository.Root);
            await shop.LineWithAsync("Now listening on");
        }
        else
        {
            line.Should().Be("dotnet run --project src/Baloan.Cli -- sandbox", "no other command is known here");
            await using var sandbox = Program.Start("dotnet", $"{Arguments(line)} --port {port}", Repository.Root);
            await sandbox.LineWithAsync("Ctrl-C stops it");
        }
    }

    private static string Arguments(string line) => line["dotnet ".Length..];
}
