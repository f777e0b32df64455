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
    [InlineData("--token-lifetime", "soon", "'soon' is not a duration: write 500ms, 2s, 5m, 1h or 1d.")]
    [InlineData("--token-lifetime", "1", "'1' is not a duration: write 500ms, 2s, 5m, 1h or 1d.")]
    [InlineData("--refresh-token-lifetime", "-1s", "'-1s' is not a duration: write 500ms, 2s, 5m, 1h or 1d.")]
    [InlineData("--auto", "NaNs", "'NaNs' is not a duration: write 500ms, 2s, 5m, 1h or 1d.")]
    [InlineData("--auto", "99999999999999999999999999999d", "'99999999999999999999999999999d' is not a duration: write 500ms, 2s, 5m, 1h or 1d.")]
    [InlineData("--auto", "1d", "--auto must be from 00:00:00.0010000 to 12:00:00, but is 1.00:00:00.")]
    [InlineData("--otp-lifetime", "0s", "--otp-lifetime must be from 00:00:00.0010000 to 12:00:00, but is 00:00:00.")]
    [InlineData("--otp-pause", "13h", "--otp-pause must be from 00:00:00 to 12:00:00, but is 13:00:00.")]
    [InlineData("--token-lifetime", "1ms", "--token-lifetime must be from 00:00:01 to 3650.00:00:00, but is 00:00:00.0010000.")]
    [InlineData("--seed", "seven", "'seven' is not a whole number.")]
    [InlineData("--credit", "1e9", "'1e9' is not a whole number.")]
    [InlineData("--colour", "red", "Unrecognized command or argument '--colour'.")]
    [InlineData("--password-file", "/nowhere/at/all", "The file of --password-file cannot be read")]
    [InlineData("--callback-url-file", "/dev/null", "The file of --callback-url-file is empty.")]
    [InlineData("--refresh", "maybe", "'maybe' is none of on, rotating, off.")]
    [InlineData("--plan", "guess", "'guess' is none of annuity, formula.")]
    [InlineData("--callback-url", "partner", "--callback-url must be an absolute http or https address.")]
    [InlineData("--otp", "00000", "--otp must not be a magic value.")]
    [InlineData("--port", "70000", "--port must be 0 to 65535.")]
    [InlineData("--data", "/nowhere/at/all.db", "The data file /nowhere/at/all.db cannot be used: ")]
    public async Task A_bad_argument_is_one_clear_sentence(string option, string value, string message)
    {
        string[] port = option == "--port" ? [] : ["--port", "0"];
        var (exitCode, output, error) = await SandboxProcess.RunAsync([option, value, .. port]);

        exitCode.Should().Be(option == "--data" || option.EndsWith("-file", StringComparison.Ordinal) ? 1 : 2);
        output.Should().BeEmpty();
        error.Should().StartWith(message).And.NotContain("   at ");
    }

    [Theory]
    [InlineData("--port", "Required argument missing for option: '--port'.")]
    [InlineData("--password=a --password-file=b", "--password and --password-file cannot both be given.")]
    [InlineData("--seed 1 --seed 2", "Option '--seed' expects a single argument but 2 were provided.")]
    public async Task Arguments_that_do_not_go_together_are_one_clear_sentence(string arguments, string message)
    {
        var (exitCode, output, error) = await SandboxProcess.RunAsync(arguments.Split(' '));

        exitCode.Should().Be(2);
        output.Should().BeEmpty();
        error.Trim().Should().Be(message);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("variable")]
    public async Task Secrets_come_from_files_or_variables_and_stand_in_no_argument(string from)
    {
        await using var inbox = await PartnerInbox.StartAsync();
        using var folder = new TemporaryFolder();
        var secrets = new Dictionary<string, string> { ["password"] = "mine", ["callback-url"] = $"{inbox.Url}/p4th", ["callback-secret"] = "h34der" };
        string[] files = [.. secrets.SelectMany(secret => new[] { $"--{secret.Key}-file", folder.Write(secret.Key, secret.Value + "\n") })];
        var variables = secrets.ToDictionary(secret => "BALOAN_SANDBOX_" + secret.Key.Replace('-', '_').ToUpperInvariant(), secret => secret.Value);
        await using var process = from == "file"
            ? await SandboxProcess.StartAsync(["--port", "0", .. files])
            : await SandboxProcess.StartAsync(["--port", "0"], variables);
        using var partner = new Partner(process.BaseAddress, "partner", "mine");

        await partner.LogInAsync();
        await partner.OpenedAsync();

        (await inbox.TakenAsync(1)).Should().ContainSingle().Which.Should().Match<(string Path, string Body, string? Secret)>(
            received => received.Path.EndsWith("/p4th") && received.Secret == "h34der");
    }

    [Fact]
    public async Task An_argument_goes_before_a_variable()
    {
        await using var process = await SandboxProcess.StartAsync(
            ["--port", "0", "--password", "mine"], new Dictionary<string, string> { ["BALOAN_SANDBOX_PASSWORD"] = "another" });
        using var partner = new Partner(process.BaseAddress, "partner", "mine");

        (await partner.LogInAsync()).Response.IsSuccessStatusCode.Should().BeTrue();
    }

    [Fact]
    public async Task It_computes_its_plans_by_the_formula_and_takes_national_codes_alone_when_it_is_told_to()
    {
        await using var process = await SandboxProcess.StartAsync("--port", "0", "--plan", "formula", "--strict-national-ids");
        using var partner = new Partner(process.BaseAddress);
        await partner.LogInAsync();

        var refused = await partner.OpenAsync();
        var opened = await partner.OpenAsync(Partner.LoanBody(national: "0012345679"));

        refused.Json.GetProperty("national_identifier")[0].GetString().Should().Be("Enter a valid national identifier.");
        opened.Json.GetProperty("plan_detail").GetProperty("monthly_installment_amount").GetInt64().Should().Be(1_016_667);
    }

    [Fact]
    public async Task Its_help_teaches()
    {
        var (exitCode, output, _) = await SandboxProcess.RunAsync("--help");

        exitCode.Should().Be(0);
        output.Should().ContainAll("sandbox [command] [options]", "--port", "--username", "--password", "--password-file", "BALOAN_SANDBOX_PASSWORD", "--token-lifetime", "--callback-url", "--data", "--auto", "--seed", "Examples:", "baloan sandbox advance");
    }
}
