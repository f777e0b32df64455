using Baloan.Cli.Tests.Support;
using Baloan.Sandbox;

namespace Baloan.Cli.Tests;

/// <summary>Who a loan is for stays out of a terminal, unless it is asked for.</summary>
public sealed class PersonalDataTests : IAsyncLifetime
{
    private GatewayScene _scene = null!;

    public static TheoryData<string> Commands => new("loans", "show", "advance", "block", "callbacks", "loans --json", "show --json", "callbacks --json");

    public async ValueTask InitializeAsync() => _scene = await GatewayScene.StartAsync();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task It_is_masked(string command)
    {
        var output = (await RunAsync(command)).Output;

        output.Should().NotContain(GatewayScene.Phone).And.NotContain(GatewayScene.National).And.NotContain(GatewayScene.Birth);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("show --json")]
    [InlineData("loans --json")]
    public async Task It_is_shown_when_it_is_asked_for(string command) =>
        (await RunAsync(command + " --show-personal-data")).Output.Should().ContainAll(GatewayScene.Phone, GatewayScene.National, GatewayScene.Birth);

    [Theory]
    [InlineData("--phone-number", "0912-HIDDEN")]
    [InlineData("--national-identifier", "HIDDEN-7")]
    [InlineData("--birth-date", "HIDDEN-1990")]
    public async Task A_value_that_cannot_be_read_is_not_repeated(string option, string value)
    {
        string[] applicant = ["--phone-number", GatewayScene.Phone, "--national-identifier", GatewayScene.National, "--birth-date", GatewayScene.Birth];
        applicant[Array.IndexOf(applicant, option) + 1] = value;

        (await _scene.CallAsync(["loan", "open", .. applicant, "--amount", "10000000", "--months", "12", "--store", "1", "--yes"]))
            .ShouldBeRefused(2, $"The value of {option} cannot be read.");
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task The_live_log_shows_requests_and_no_more(string form)
    {
        using var process = Tool.Start(Path.GetTempPath(), Tool.NoVariables, "sandbox", "--port", "0", "--seed", "7", "--log", form);
        var lines = new List<string>();
        await ReadUntilAsync("Ctrl-C stops it.");
        var address = lines[0].Split(' ')[^1];
        var run = await Tool.RunAsync(
            new Dictionary<string, string> { ["BALOAN_PASSWORD"] = "sandbox" },
            "loan", "open", "--gateway", address, "--username", "partner", "--phone-number", GatewayScene.Phone, "--national-identifier",
            SandboxMagicValues.NationalIdentifiers["loan_amount_exceed_user_credit"], "--birth-date", GatewayScene.Birth, "--amount", "10000000", "--months", "12", "--store", "1", "--yes");
        run.ExitCode.Should().Be(1, run.Error);

        await ReadUntilAsync("POST open_loan");
        process.Kill();

        lines[^1].Should().ContainAll("400", "loan_amount_exceed_user_credit");
        string.Join('\n', lines).Should().NotContain(GatewayScene.Phone).And.NotContain(GatewayScene.Birth).And.NotContain("Bearer");

        async Task ReadUntilAsync(string part)
        {
            do
            {
                lines.Add(await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("The program ended."));
            }
            while (!lines[^1].Contains(part, StringComparison.Ordinal));
        }
    }

    private async Task<ToolRun> RunAsync(string command)
    {
        var loan = await _scene.OpenedAsync();
        var words = command.Split(' ');
        string[] id = words[0] is "loans" or "callbacks" ? [] : [$"{loan}"];
        return (await _scene.ControlAsync([words[0], .. id, .. words[1..]])).ShouldBeDone();
    }
}
