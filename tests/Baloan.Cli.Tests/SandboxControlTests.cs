using Baloan.Cli.Tests.Support;
using Baloan.Sandbox;

namespace Baloan.Cli.Tests;

/// <summary>The commands that drive a running sandbox.</summary>
public sealed class SandboxControlTests : IAsyncLifetime
{
    private GatewayScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await GatewayScene.StartAsync();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task Loans_are_listed_by_their_state()
    {
        (await _scene.ControlAsync("loans")).ShouldBeDone().Output.Trim().Should().Be("There are no loans.");
        var loan = await _scene.OpenedAsync();

        (await _scene.ControlAsync("loans")).ShouldBeDone().Output.Should().ContainAll($"{loan}", "created", "10,000,000");
        (await _scene.ControlAsync("loans", "--state", "created", "--json")).ShouldBeDone().Json.GetArrayLength().Should().Be(1);
        (await _scene.ControlAsync("loans", "--state", "loan-paid", "--json")).ShouldBeDone().Json.GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task A_loan_is_moved_to_the_next_state_and_to_any_other()
    {
        var loan = await _scene.OpenedAsync();

        (await _scene.ControlAsync("advance", $"{loan}")).ShouldBeDone();
        _scene.Sandbox.Loan(loan).State.Should().Be(SandboxLoanState.ChequeVerified);
        (await _scene.ControlAsync("advance", $"{loan}", "loan_paid")).ShouldBeDone();
        _scene.Sandbox.Loan(loan).State.Should().Be(SandboxLoanState.LoanPaid);
    }

    [Fact]
    public async Task A_loan_is_blocked_for_a_reason()
    {
        var loan = await _scene.OpenedAsync();

        (await _scene.ControlAsync("block", $"{loan}", "--reason", "چک برگشتی")).ShouldBeDone().Output.Should().Contain("چک برگشتی");

        _scene.Sandbox.Loan(loan).Should().Match<SandboxLoan>(file => file.State == SandboxLoanState.Blocked && file.Reason == "چک برگشتی");
    }

    [Fact]
    public async Task A_loan_that_is_not_there_is_said_so() =>
        (await _scene.ControlAsync("show", "8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa")).ShouldBeRefused(1, "There is no such loan.");

    [Fact]
    public async Task A_loan_that_cannot_go_on_is_said_so()
    {
        var loan = await _scene.OpenedAsync();
        await _scene.Sandbox.MoveAsync(loan, SandboxLoanState.Blocked);

        (await _scene.ControlAsync("advance", $"{loan}")).ShouldBeRefused(1, "The loan cannot be moved there: it is blocked.");
    }

    [Fact]
    public async Task A_fault_is_switched_on_with_all_that_it_may_have_and_off()
    {
        await _scene.ControlAsync(
            "fault", "add", "status", "--operation", "open-loan", "--status-code", "429", "--retry-after", "2s", "--times", "3", "--skip", "1", "--probability", "0.5", "--body", "{}");

        var fault = _scene.Sandbox.Faults.All.Should().ContainSingle().Subject;
        fault.Should().Match<SandboxFault>(added => added.Kind == SandboxFaultKind.Status && added.Operation == SandboxOperation.OpenLoan
            && added.StatusCode == 429 && added.RetryAfter == TimeSpan.FromSeconds(2) && added.Times == 3 && added.Skip == 1 && added.Body == "{}");
        (await _scene.ControlAsync("fault", "list")).ShouldBeDone().Output.Should().ContainAll("open_loan", "0.5");
        (await _scene.ControlAsync("fault", "remove", $"{fault.Id}")).ShouldBeDone();
        _scene.Sandbox.Faults.All.Should().BeEmpty();
    }

    [Fact]
    public async Task What_the_sandbox_refuses_is_told_in_its_words() =>
        (await _scene.ControlAsync("fault", "add", "status", "--status-code", "99")).ShouldBeRefused(1, "status_code must be 200 to 599.");

    [Fact]
    public async Task All_faults_are_switched_off()
    {
        _scene.Sandbox.Faults.Add(SandboxFault.DropBeforeWork());
        _scene.Sandbox.Faults.Add(SandboxFault.Truncate());

        (await _scene.ControlAsync("fault", "remove", "--all")).ShouldBeDone();

        _scene.Sandbox.Faults.All.Should().BeEmpty();
    }

    [Fact]
    public async Task The_clock_is_set_stopped_and_moved()
    {
        (await _scene.ControlAsync("clock", "stop")).ShouldBeDone();
        (await _scene.ControlAsync("clock", "set", "2026-03-20T10:00:00Z")).ShouldBeDone();
        (await _scene.ControlAsync("clock", "jump", "2h")).ShouldBeDone();
        var clock = (await _scene.ControlAsync("clock", "jump", "30m", "--back", "--json")).ShouldBeDone().Json;

        clock.GetProperty("now").GetDateTimeOffset().Should().Be(new DateTimeOffset(2026, 3, 20, 11, 30, 0, TimeSpan.Zero));
        clock.GetProperty("is_stopped").GetBoolean().Should().BeTrue();
        (await _scene.ControlAsync("clock", "resume", "--json")).ShouldBeDone().Json.GetProperty("is_stopped").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task Failed_call_backs_are_listed_and_sent_again()
    {
        await using var scene = await GatewayScene.StartAsync(options =>
        {
            options.CallbackUrl = new Uri("http://127.0.0.1:1/secret-path");
            options.CallbackAttempts = 1;
        });
        var loan = await scene.OpenedAsync();
        await Eventually.IsTrueAsync(() => scene.Sandbox.Callbacks.All.Single().Status == SandboxCallbackStatus.GivenUp, "the call back is given up");

        var list = (await scene.ControlAsync("callbacks")).ShouldBeDone().Output;
        list.Should().ContainAll($"{loan}", "created", "given_up", "none").And.NotContain("secret-path");
        (await scene.ControlAsync("callbacks", "--json", "--loan", $"{Guid.NewGuid()}")).ShouldBeDone().Json.GetArrayLength().Should().Be(0);
        (await scene.ControlAsync("resend", "--all-failed")).ShouldBeDone().Output.Trim().Should().Be("1 call back is sent again.");
        await Eventually.IsTrueAsync(() => scene.Sandbox.Callbacks.All.Single().Attempts.Count == 2, "the call back is sent again");
    }

    [Fact]
    public async Task A_reset_forgets_the_loans()
    {
        await _scene.OpenedAsync();

        (await _scene.ControlAsync("reset")).ShouldBeDone();

        _scene.Sandbox.Loans.Should().BeEmpty();
    }

    [Fact]
    public async Task A_sandbox_that_is_not_there_is_said_so() =>
        (await Tool.RunAsync("sandbox", "loans", "--at", "http://127.0.0.1:1/")).ShouldBeRefused(
            1, "No sandbox answers at http://127.0.0.1:1: start one with 'baloan sandbox', or say where it is with --at.");
}
