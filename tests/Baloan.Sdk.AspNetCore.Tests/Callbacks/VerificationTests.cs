using System.Net;
using Baloan.Sandbox;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.AspNetCore.Tests.Callbacks;

public sealed class VerificationTests
{
    [Fact]
    public async Task A_state_that_the_gateway_bears_out_is_handled_as_confirmed()
    {
        await using var sandbox = await StartSandboxAsync();
        await using var app = await StartAppAsync(sandbox);
        var loanId = await SandboxGateway.OpenLoanAsync(app.Services.GetRequiredService<IBaloanClient>());
        await sandbox.AdvanceAsync(loanId);

        (await app.PostAsync(LoanState.ChequeVerified, loanId)).Should().Be(HttpStatusCode.OK);

        app.Deeds.Last.Context.IsConfirmed.Should().BeTrue();
    }

    [Theory]
    [InlineData("cheque_verified")]
    [InlineData("send_loan_to_bank")]
    [InlineData("loan_paid")]
    public async Task A_state_that_is_not_true_yet_is_not_handled_and_may_come_again(string state)
    {
        await using var sandbox = await StartSandboxAsync();
        await using var app = await StartAppAsync(sandbox);
        var loanId = await SandboxGateway.OpenLoanAsync(app.Services.GetRequiredService<IBaloanClient>());

        using var response = await app.PostAsync(CallbackApp.Body(LoanState.From(state), loanId));
        (response.StatusCode, response.Headers.RetryAfter!.Delta).Should().Be((HttpStatusCode.ServiceUnavailable, TimeSpan.FromMinutes(1)));
        app.Deeds.Done.Should().BeEmpty();

        await sandbox.AdvanceAsync(loanId);
        (await app.PostAsync(LoanState.From(state), loanId)).Should().Be(HttpStatusCode.OK);
        app.Deeds.Done.Should().ContainSingle();
    }

    [Fact]
    public async Task A_loan_that_the_gateway_does_not_know_is_not_handled()
    {
        await using var sandbox = await StartSandboxAsync();
        await using var app = await StartAppAsync(sandbox);

        (await app.PostAsync(LoanState.Paid)).Should().Be(HttpStatusCode.ServiceUnavailable);

        app.Deeds.Done.Should().BeEmpty();
        app.Logs.Entries.Should().ContainSingle(entry => entry.Id.Id == 2006);
    }

    [Fact]
    public async Task A_gateway_that_does_not_answer_is_a_503()
    {
        await using var sandbox = await StartSandboxAsync();
        await using var app = await StartAppAsync(sandbox);
        sandbox.Faults.Add(SandboxFault.Status(500));

        (await app.PostAsync(LoanState.Paid)).Should().Be(HttpStatusCode.ServiceUnavailable);

        app.Deeds.Done.Should().BeEmpty();
        app.Logs.Entries.Should().ContainSingle(entry => entry.Id.Id == 2007);
    }

    [Fact]
    public async Task A_gateway_without_a_log_in_says_nothing_about_the_loan()
    {
        await using var sandbox = await StartSandboxAsync();
        await using var app = await StartAppAsync(sandbox);
        sandbox.Faults.Add(SandboxFault.Status(404).For(SandboxOperation.ObtainToken));

        (await app.PostAsync(LoanState.Paid)).Should().Be(HttpStatusCode.ServiceUnavailable);

        app.Logs.Entries.Should().ContainSingle(entry => entry.Id.Id == 2007).And.NotContain(entry => entry.Id.Id == 2006);
    }

    [Theory]
    [InlineData("created")]
    [InlineData("blocked")]
    [InlineData("canceled")]
    [InlineData("waiting_for_guarantor")]
    public async Task What_no_operation_tells_is_handled_without_being_confirmed(string state)
    {
        await using var sandbox = await StartSandboxAsync();
        await using var app = await StartAppAsync(sandbox);

        (await app.PostAsync(LoanState.From(state))).Should().Be(HttpStatusCode.OK);

        app.Deeds.Last.Context.IsConfirmed.Should().BeFalse();
        sandbox.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_named_client_can_be_the_one_that_asks()
    {
        await using var sandbox = await StartSandboxAsync();
        await using var app = await CallbackApp.StartAsync(
            options => (options.VerifyWithGateway, options.ClientName) = (true, "shop"),
            (builder, _) => builder.Services.AddClientOf(sandbox, "shop"));

        (await app.PostAsync(LoanState.Paid)).Should().Be(HttpStatusCode.ServiceUnavailable);

        sandbox.Requests.Should().Contain(request => request.Path.EndsWith("/contract/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_sandbox_walks_a_loan_to_its_end_and_every_step_arrives()
    {
        await using var app = await CallbackApp.StartAsync();
        await using var sandbox = await BaloanSandbox.StartAsync(
            options => options.CallbackUrl = new Uri(app.Client.BaseAddress!, $"/baloan/callbacks/{CallbackApp.Secret}"),
            TestContext.Current.CancellationToken);
        var arrived = new SemaphoreSlim(0);
        app.Deeds.OnHandle = (_, _, _) =>
        {
            arrived.Release();
            return Task.CompletedTask;
        };
        await using var services = new ServiceCollection().AddClientOf(sandbox).Services.BuildServiceProvider();

        var loanId = await SandboxGateway.OpenLoanAsync(services.GetRequiredService<IBaloanClient>());
        await arrived.WaitAsync(TestContext.Current.CancellationToken);
        for (var step = 0; step < 3; step++)
        {
            await sandbox.AdvanceAsync(loanId);
            await arrived.WaitAsync(TestContext.Current.CancellationToken);
        }

        sandbox.Loan(loanId).State.Should().Be(SandboxLoanState.LoanPaid);
    }

    private static Task<BaloanSandbox> StartSandboxAsync() => BaloanSandbox.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    private static Task<CallbackApp> StartAppAsync(BaloanSandbox sandbox) => CallbackApp.StartAsync(
        options => options.VerifyWithGateway = true,
        (builder, _) => builder.Services.AddClientOf(sandbox));
}
