using Baloan.Sandbox;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.AspNetCore.Tests.HealthChecks;

public sealed class HealthCheckTests
{
    private const string WrongPassword = "a-wrong-password";

    [Fact]
    public async Task A_client_that_has_a_token_is_healthy_and_the_check_does_not_log_in_again()
    {
        await using var sandbox = await StartSandboxAsync();
        await using var services = Build(sandbox);

        var first = await CheckAsync(services);
        var second = await CheckAsync(services);

        first.Status.Should().Be(HealthStatus.Healthy);
        second.Status.Should().Be(HealthStatus.Healthy);
        second.Data.Should().Contain("token", "available").And.Contain("circuit", "closed");
        sandbox.Requests.Should().ContainSingle("one log-in serves both").Which.Path.Should().EndWith("token/");
    }

    [Fact]
    public async Task Refused_credentials_are_unhealthy()
    {
        await using var sandbox = await StartSandboxAsync();
        await using var services = Build(sandbox, password: WrongPassword);

        var entry = await CheckAsync(services);

        entry.Status.Should().Be(HealthStatus.Unhealthy);
        entry.Data.Should().Contain("token", "refused");
        ShouldHoldNoSecret(entry);
    }

    [Fact]
    public async Task The_status_of_refused_credentials_can_be_chosen()
    {
        await using var sandbox = await StartSandboxAsync();
        await using var services = Build(sandbox, password: WrongPassword, failureStatus: HealthStatus.Degraded);

        (await CheckAsync(services)).Status.Should().Be(HealthStatus.Degraded);
    }

    [Fact]
    public async Task A_base_address_without_a_log_in_is_unhealthy()
    {
        await using var sandbox = await StartSandboxAsync();
        await using var services = Build(sandbox);
        sandbox.Faults.Add(SandboxFault.HtmlPage(404));

        var entry = await CheckAsync(services);

        entry.Status.Should().Be(HealthStatus.Unhealthy);
        entry.Data.Should().Contain("token", "misconfigured").And.Contain("cause", nameof(BaloanNotFoundException));
    }

    [Theory]
    [InlineData("")]
    [InlineData("shpo")]
    public async Task A_client_that_is_not_registered_keeps_the_application_from_starting(string clientName)
    {
        await using var sandbox = await StartSandboxAsync();

        var start = () => CallbackApp.StartAsync(build: (builder, _) =>
        {
            builder.Services.AddClientOf(sandbox, "shop");
            builder.Services.AddHealthChecks().AddBaloan("baloan-shop", clientName);
        });

        (await start.Should().ThrowAsync<OptionsValidationException>()).WithMessage("*'baloan-shop'*AddBaloanClient*");
    }

    [Fact]
    public async Task A_gateway_that_is_down_degrades()
    {
        await using var sandbox = await StartSandboxAsync();
        await using var services = Build(sandbox);
        sandbox.Faults.Add(SandboxFault.HtmlPage(503));

        var entry = await CheckAsync(services);

        entry.Status.Should().Be(HealthStatus.Degraded);
        entry.Data.Should().Contain("token", "unavailable").And.Contain("cause", nameof(BaloanUnavailableException));
        ShouldHoldNoSecret(entry);
    }

    [Fact]
    public async Task A_gateway_that_does_not_answer_in_time_degrades()
    {
        await using var sandbox = await StartSandboxAsync();
        await using var services = Build(sandbox, timeout: TimeSpan.FromMilliseconds(50));
        sandbox.Faults.Add(SandboxFault.Slow(TimeSpan.FromMinutes(1)));

        var entry = await CheckAsync(services);

        entry.Status.Should().Be(HealthStatus.Degraded);
        entry.Data.Should().Contain("cause", nameof(TimeoutException));
    }

    [Fact]
    public async Task An_open_breaker_degrades()
    {
        await using var sandbox = await StartSandboxAsync();
        await using var services = Build(sandbox);
        var client = services.GetRequiredService<IBaloanClient>();
        await CheckAsync(services);
        sandbox.Faults.Add(SandboxFault.Status(500));
        for (var call = 0; call < 200 && !((BaloanClient)client).IsCircuitOpen; call++)
        {
            await FluentActions.Awaiting(() => client.Policies.ListAsync(TestContext.Current.CancellationToken)).Should().ThrowAsync<BaloanException>();
        }

        var entry = await CheckAsync(services);

        entry.Status.Should().Be(HealthStatus.Degraded);
        entry.Data.Should().Contain("token", "available").And.Contain("circuit", "open");
    }

    [Fact]
    public async Task A_ledger_out_of_reach_degrades()
    {
        await using var sandbox = await StartSandboxAsync();
        await using var app = await CallbackApp.StartAsync(build: (builder, _) =>
        {
            builder.Services.AddClientOf(sandbox);
            builder.Services.AddSingleton<IBaloanCallbackLedger>(new BrokenLedger());
            builder.Services.AddHealthChecks().AddBaloan();
        });

        var entry = await CheckAsync(app.Services);

        entry.Status.Should().Be(HealthStatus.Degraded);
        entry.Data.Should().Contain("ledger", "unreachable");
        ShouldHoldNoSecret(entry);
    }

    [Fact]
    public async Task A_ledger_in_memory_is_healthy()
    {
        await using var sandbox = await StartSandboxAsync();
        await using var app = await CallbackApp.StartAsync(build: (builder, _) =>
        {
            builder.Services.AddClientOf(sandbox);
            builder.Services.AddHealthChecks().AddBaloan();
        });

        (await CheckAsync(app.Services)).Should().BeEquivalentTo(new { Status = HealthStatus.Healthy });
    }

    [Fact]
    public async Task A_named_client_has_a_check_of_its_own()
    {
        await using var sandbox = await StartSandboxAsync();
        var services = new ServiceCollection().AddLogging();
        services.AddClientOf(sandbox);
        services.AddClientOf(sandbox, "shop", WrongPassword);
        services.AddHealthChecks().AddBaloan().AddBaloan("baloan-shop", "shop");
        await using var provider = services.BuildServiceProvider();

        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

        report.Entries["baloan"].Status.Should().Be(HealthStatus.Healthy);
        report.Entries["baloan-shop"].Status.Should().Be(HealthStatus.Unhealthy);
    }

    private static void ShouldHoldNoSecret(HealthReportEntry entry)
    {
        entry.Exception.Should().BeNull();
        $"{entry.Description} {string.Join(' ', entry.Data)}".Should().NotContain(WrongPassword).And.NotContain("partner").And.NotContain(CallbackApp.Secret);
    }

    private static Task<BaloanSandbox> StartSandboxAsync() => BaloanSandbox.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    private static ServiceProvider Build(BaloanSandbox sandbox, string? password = null, HealthStatus? failureStatus = null, TimeSpan? timeout = null)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddClientOf(sandbox, password: password);
        services.AddHealthChecks().AddBaloan(failureStatus: failureStatus, timeout: timeout);
        return services.BuildServiceProvider();
    }

    private static async Task<HealthReportEntry> CheckAsync(IServiceProvider services)
    {
        var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        return report.Entries["baloan"];
    }
}
