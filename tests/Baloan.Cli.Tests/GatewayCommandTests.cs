using Baloan.Cli.Tests.Support;
using Baloan.Sandbox;

namespace Baloan.Cli.Tests;

/// <summary>The commands that call a gateway as a partner does.</summary>
public sealed class GatewayCommandTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("baloan-cli-");
    private GatewayScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await GatewayScene.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        await _scene.DisposeAsync();
    }

    [Fact]
    public async Task Policies_are_listed() =>
        (await _scene.CallAsync("policies")).ShouldBeDone().Output.Should().ContainAll("10,000,000 to 29,999,999", "12", "22");

    [Fact]
    public async Task An_instalment_is_estimated() =>
        (await _scene.CallAsync("estimate", "--amount", "10000000", "--months", "12", "--json")).ShouldBeDone()
            .Json[0].GetProperty("monthly_installment").GetDecimal().Should().Be(1_016_667);

    [Fact]
    public async Task An_amount_that_no_policy_allows_has_no_estimate() =>
        (await _scene.CallAsync("estimate", "--amount", "5", "--months", "12")).ShouldBeDone().Output.Trim().Should().Be("No policy allows that amount and length.");

    [Fact]
    public async Task A_loan_is_opened_signed_and_paid()
    {
        var loan = await _scene.OpenedAsync();
        await _scene.Sandbox.AdvanceAsync(loan);
        (await _scene.CallAsync("loan", "contract", $"{loan}")).ShouldBeDone().Output.Should().MatchRegex("signed +no");
        (await _scene.CallAsync("loan", "otp", $"{loan}")).ShouldBeDone();

        (await _scene.CallAsync("loan", "sign", $"{loan}", "--otp", _scene.Sandbox.OtpOf(loan)!)).ShouldBeDone();

        _scene.Sandbox.Loan(loan).IsAgreedByUser.Should().BeTrue();
        var file = Path.Combine(_folder.FullName, "contract.pdf");
        (await _scene.CallAsync("loan", "contract", $"{loan}", "--save", file)).ShouldBeDone().Output.Should().MatchRegex("signed +yes").And.Contain(file);
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Should().StartWith("%PDF");
    }

    [Fact]
    public async Task A_loan_is_cancelled()
    {
        var loan = await _scene.OpenedAsync();

        (await _scene.CallAsync("loan", "cancel", $"{loan}", "--yes")).ShouldBeDone();

        _scene.Sandbox.Loan(loan).State.Should().Be(SandboxLoanState.Canceled);
    }

    [Fact]
    public async Task Nothing_is_opened_without_a_yes()
    {
        (await _scene.OpenAsync()).ShouldBeRefused(2, "Open a loan of 10,000,000 Toman over 12 months? Give --yes where nobody can be asked.");

        _scene.Sandbox.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task An_outcome_that_nobody_knows_is_called_unknown()
    {
        _scene.Sandbox.Faults.Add(SandboxFault.DropAfterWork().For(SandboxOperation.OpenLoan));

        var run = await _scene.OpenAsync("--yes");

        run.ExitCode.Should().Be(3);
        run.Output.Should().BeEmpty();
        run.Error.Should().StartWith("Unknown: POST loan/ was sent");
        _scene.Sandbox.Requests.Count(request => request.Operation == SandboxOperation.OpenLoan).Should().Be(1);
    }

    [Theory]
    [InlineData("loan open", "POST /api/v1/partnership/loan/")]
    [InlineData("loan otp", "POST /api/v1/partnership/loan/8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa/contract/")]
    [InlineData("loan sign", "PATCH /api/v1/partnership/loan/8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa/contract/")]
    [InlineData("loan cancel", "POST /api/v1/partnership/loan/8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa/cancel/")]
    public async Task A_change_that_is_stopped_on_its_way_is_unknown(string command, string request)
    {
        await using var gateway = await HangingGateway.StartAsync(request);

        var run = await gateway.StopOnTheWayAsync(command);

        run.ExitCode.Should().Be(3);
        run.Error.Should().StartWith("Unknown: ");
    }

    [Fact]
    public async Task A_question_that_is_stopped_on_its_way_failed()
    {
        await using var gateway = await HangingGateway.StartAsync("GET /api/v1/partnership/loan-policies");

        var run = await gateway.StopOnTheWayAsync("policies");

        (run.ExitCode, run.Error).Should().Be((1, "Stopped before it was done."));
    }

    [Fact]
    public async Task A_refusal_is_told_with_its_code()
    {
        _scene.Sandbox.Faults.Add(SandboxFault.Code("loan_amount_exceed_user_credit").For(SandboxOperation.OpenLoan));

        var run = await _scene.OpenAsync("--yes");

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("loan_amount_exceed_user_credit").And.NotContain("   at ");
    }

    [Fact]
    public async Task The_gateway_is_that_of_the_project_in_this_folder()
    {
        await WriteAsync("appsettings.json", $$$"""{"Baloan":{"BaseAddress":"{{{_scene.Sandbox.BaseAddress}}}","Username":"wrong"}}""");
        await WriteAsync("appsettings.Staging.json", $$$"""{"Baloan":{"Username":"{{{_scene.Sandbox.Username}}}"}}""");

        var run = await Tool.RunInAsync(
            _folder.FullName, new Dictionary<string, string> { ["Baloan__Password"] = _scene.Sandbox.Password }, "policies", "--environment", "Staging");

        run.ShouldBeDone().Output.Should().Contain("22");
    }

    [Fact]
    public async Task User_secrets_of_the_project_count()
    {
        await WriteAsync("Shop.csproj", "<Project><PropertyGroup><UserSecretsId>shop-of-this-test</UserSecretsId></PropertyGroup></Project>");
        await WriteAsync("appsettings.json", $$$"""{"Baloan":{"BaseAddress":"{{{_scene.Sandbox.BaseAddress}}}","Username":"{{{_scene.Sandbox.Username}}}"}}""");
        Directory.CreateDirectory(Path.Combine(_folder.FullName, ".microsoft", "usersecrets", "shop-of-this-test"));
        await WriteAsync(".microsoft/usersecrets/shop-of-this-test/secrets.json", $$"""{"Baloan:Password":"{{_scene.Sandbox.Password}}"}""");

        (await Tool.RunInAsync(_folder.FullName, new Dictionary<string, string> { ["HOME"] = _folder.FullName }, "policies")).ShouldBeDone();
    }

    [Theory]
    [InlineData("appsettings.json", "{", "The configuration of this folder cannot be read: ")]
    [InlineData("Shop.csproj", "<", "The project of this folder cannot be read: ")]
    [InlineData("appsettings.json", "{}", "Baloan:Username is missing.")]
    [InlineData("appsettings.json", """{"Baloan":{"Timeout":"soon"}}""", "The settings of this folder cannot be read: ")]
    public async Task A_project_that_does_not_serve_is_said_so(string file, string content, string beginning)
    {
        await WriteAsync(file, content);

        var run = await Tool.RunInAsync(_folder.FullName, Tool.NoVariables, "policies");

        run.ExitCode.Should().Be(2);
        run.Error.Should().StartWith(beginning).And.NotContain("   at ");
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_is_said_so()
    {
        var run = await Tool.RunAsync(
            new Dictionary<string, string> { ["BALOAN_PASSWORD"] = "secret", ["Baloan__Token__MaxRetries"] = "0", ["Baloan__Retry__MaxRetries"] = "0" },
            "policies", "--gateway", "http://127.0.0.1:1/", "--username", "shop");

        run.ExitCode.Should().Be(1);
        run.Error.Should().NotBeEmpty().And.NotContain("   at ").And.NotContain("secret");
    }

    private Task WriteAsync(string name, string content) =>
        File.WriteAllTextAsync(Path.Combine(_folder.FullName, name), content, TestContext.Current.CancellationToken);
}
