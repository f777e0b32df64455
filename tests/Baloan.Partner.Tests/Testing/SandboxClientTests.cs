using Baloan.Partner.Tests.Support;
using Baloan.Sandbox;
using Baloan.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Baloan.Partner.Tests.Testing;

/// <summary>A client of a sandbox that is ready.</summary>
public sealed class SandboxClientTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_walks_the_whole_journey_with_a_fresh_applicant()
    {
        await using var sandbox = await BaloanSandbox.StartAsync(cancellationToken: Token);
        using var baloan = sandbox.CreateClient();

        var loan = await baloan.Loans.CreateAsync(SandboxApplicant.New(1).RequestLoan(), Token);
        await sandbox.AdvanceAsync(loan.Id);
        await baloan.Contracts.WaitForAsync(loan.Id, Token);
        await baloan.Contracts.RequestOtpAsync(loan.Id, Token);
        await baloan.Contracts.SignAsync(loan.Id, sandbox.OtpOf(loan.Id)!, Token);

        (await baloan.Contracts.GetAsync(loan.Id, Token)).IsAgreedByUser.Should().BeTrue();
    }

    [Fact]
    public async Task Many_applicants_get_loans_from_one_sandbox()
    {
        await using var sandbox = await BaloanSandbox.StartAsync(cancellationToken: Token);
        using var baloan = sandbox.CreateClient();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(seed => baloan.Loans.CreateAsync(SandboxApplicant.New(seed).RequestLoan(), Token)));

        sandbox.Loans.Should().HaveCount(50);
    }

    [Fact]
    public async Task An_applicant_asks_for_what_the_test_wants()
    {
        await using var sandbox = await BaloanSandbox.StartAsync(options => options.Policies = SandboxPolicy.Varied, Token);
        using var baloan = sandbox.CreateClient();

        var loan = await baloan.Loans.CreateAsync(SandboxApplicant.New(2).RequestLoan(Toman.FromMillions(20), loanDue: 12, storeId: 1), Token);

        (loan.Amount, loan.LoanDue, loan.StoreId).Should().Be((Toman.FromMillions(20), 12, 1));
    }

    [Fact]
    public async Task Its_options_and_its_clock_can_be_otherwise()
    {
        await using var sandbox = await BaloanSandbox.StartAsync(cancellationToken: Token);
        using var baloan = sandbox.CreateClient(options => options.Language = "fa", new FakeTimeProvider(DateTimeOffset.UnixEpoch));

        await baloan.Policies.ListAsync(Token);

        sandbox.Requests.Should().Contain(request => request.Headers.GetValueOrDefault("Accept-Language") == "fa");
    }

    [Fact]
    public async Task An_applications_own_client_is_led_there()
    {
        await using var sandbox = await BaloanSandbox.StartAsync(cancellationToken: Token);
        var services = new ServiceCollection();
        services.AddBaloanClient(options => options.BaseAddress = new Uri("https://api.baloan.ir"));
        services.Configure<BaloanClientOptions>(options => options.UseSandbox(sandbox));
        await using var provider = services.BuildServiceProvider();

        (await provider.GetRequiredService<IBaloanClient>().Policies.ListAsync(Token)).Should().NotBeEmpty();
    }

    [Fact]
    public async Task Each_of_several_partners_has_a_client()
    {
        var market = new SandboxPartner("market", "its-password");
        await using var sandbox = await BaloanSandbox.StartAsync(options => options.Partners = [market], Token);
        using var baloan = sandbox.CreateClient();
        using var ofTheMarket = sandbox.CreateClient(market);

        var loan = await ofTheMarket.Loans.CreateAsync(SandboxApplicant.New(1).RequestLoan(), Token);

        await baloan.Awaiting(client => client.Loans.CancelAsync(loan.Id, Token)).Should().ThrowAsync<BaloanNotFoundException>();
        await ofTheMarket.Loans.CancelAsync(loan.Id, Token);
    }

    [Fact]
    public async Task What_cannot_work_is_named()
    {
        await using var sandbox = await BaloanSandbox.StartAsync(cancellationToken: Token);

        FluentActions.Invoking(() => sandbox.CreateClient(options => options.Timeout = TimeSpan.Zero)).Should().Throw<OptionsValidationException>();
    }

    [Fact]
    public async Task The_wait_for_call_backs_ends_once_they_are_handled()
    {
        await using var app = await PartnerApp.StartAsync(_ => { }, _ => { });
        await using var sandbox = await BaloanSandbox.StartAsync(cancellationToken: Token);
        sandbox.Callbacks.SendTo(new Uri(app.Client.BaseAddress!, "/baloan/callbacks"), PartnerApp.Secret);
        using var baloan = sandbox.CreateClient();
        await baloan.Loans.CreateAsync(SandboxApplicant.New(3).RequestLoan(), Token);

        await sandbox.WaitForCallbacksAsync(Token);

        app.Orders.First.Task.IsCompletedSuccessfully.Should().BeTrue();
        sandbox.Callbacks.All.Should().ContainSingle().Which.Status.Should().Be(SandboxCallbackStatus.Delivered);
    }

    [Fact]
    public async Task The_wait_for_call_backs_obeys_its_token()
    {
        await using var sandbox = await BaloanSandbox.StartAsync(options => options.CallbackUrl = new Uri("http://192.0.2.1/"), Token);
        sandbox.Callbacks.Send(Guid.NewGuid(), "created");
        using var caller = new CancellationTokenSource();
        var wait = sandbox.WaitForCallbacksAsync(caller.Token);

        await caller.CancelAsync();

        await FluentActions.Awaiting(() => wait).Should().ThrowAsync<OperationCanceledException>();
    }
}
