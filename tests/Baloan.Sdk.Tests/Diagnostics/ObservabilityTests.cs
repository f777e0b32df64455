using System.Diagnostics;
using System.Net;
using Baloan.Sdk.Tests.Authentication;
using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.Tests.Diagnostics;

/// <summary>What a client tells of itself.</summary>
[Collection(ObservabilityCollection.Name)]
public sealed class ObservabilityTests : IDisposable
{
    private static readonly Guid LoanId = new("8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa");

    private readonly ServiceCollection _services = new();
    private readonly RecordingLogger _log = new();
    private ServiceProvider? _provider;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _provider?.Dispose();

    [Fact]
    public async Task An_operation_is_an_activity_that_names_no_loan()
    {
        using var probe = new TelemetryProbe();
        var client = Start(new TestGateway(HttpStatusCode.NoContent));

        await client.Contracts.RequestOtpAsync(LoanId, Token);

        var activity = probe.Activities.Should().ContainSingle().Subject;
        activity.DisplayName.Should().Be("POST loan/{uuid}/contract/");
        activity.Kind.Should().Be(ActivityKind.Client);
        activity.Status.Should().Be(ActivityStatusCode.Unset);
        activity.TagObjects.Should().BeEquivalentTo(new Dictionary<string, object?>
        {
            ["baloan.client"] = "shop",
            ["http.request.method"] = "POST",
            ["url.template"] = "loan/{uuid}/contract/",
            ["server.address"] = "api.baloan.ir",
            ["server.port"] = 443,
            ["http.response.status_code"] = 204,
        });
    }

    [Fact]
    public async Task An_operation_of_the_partners_own_is_named_by_its_route()
    {
        const string name = "POST loan/{uuid}/step/{step}/";
        using var probe = new TelemetryProbe();
        var client = Start(new TestGateway(HttpStatusCode.NoContent));

        await client.SendAsync(BaloanOperation.Change(HttpMethod.Post, "loan/{uuid}/step/{step}/").For($"{LoanId:D}", "3").WithQuery("phone", "0912"), Token);

        probe.Activities.Should().ContainSingle().Which.DisplayName.Should().Be(name);
        probe.Of("baloan.client.operation.duration").Should().ContainSingle().Which.Tags["baloan.operation"].Should().Be(name);
    }

    [Fact]
    public async Task A_failed_operation_tells_its_error_and_its_repeats()
    {
        using var probe = new TelemetryProbe();
        var client = Start(new TestGateway(HttpStatusCode.ServiceUnavailable));

        await FailsAsync(() => client.Contracts.RequestOtpAsync(LoanId, Token));

        var activity = probe.Activities.Should().ContainSingle().Subject;
        activity.Status.Should().Be(ActivityStatusCode.Error);
        activity.GetTagItem("error.type").Should().Be(nameof(BaloanUnavailableException));
        activity.GetTagItem("http.request.resend_count").Should().Be(3);
    }

    [Fact]
    public async Task The_duration_is_measured_by_operation_and_outcome()
    {
        using var probe = new TelemetryProbe();
        var client = Start(new TestGateway(HttpStatusCode.InternalServerError));

        await FailsAsync(() => client.Loans.CancelAsync(LoanId, Token));

        var duration = probe.Of("baloan.client.operation.duration").Should().ContainSingle().Subject;
        duration.Unit.Should().Be("s");
        duration.Value.Should().BeGreaterThanOrEqualTo(0);
        duration.Tags.Should().BeEquivalentTo(new Dictionary<string, object?>
        {
            ["baloan.client"] = "shop",
            ["baloan.operation"] = "POST loan/{uuid}/cancel/",
            ["http.response.status_code"] = 500,
            ["error.type"] = nameof(BaloanOutcomeUnknownException),
        });
    }

    [Fact]
    public async Task A_call_that_its_caller_gave_up_is_told_as_such()
    {
        using var probe = new TelemetryProbe();
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var gateway = TestGateway.Reading(async cancellationToken =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return new HttpResponseMessage();
        });
        var client = Start(gateway);
        var call = client.Policies.ListAsync(caller.Token);
        await gateway.Arrived;

        await caller.CancelAsync();

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
        probe.Of("baloan.client.operation.duration").Single().Tags["error.type"].Should().Be("canceled");
        _log.Count(1002).Should().Be(1);
    }

    [Fact]
    public async Task Each_repeat_is_counted()
    {
        using var probe = new TelemetryProbe();
        var client = Start(new TestGateway(HttpStatusCode.BadGateway));

        await FailsAsync(() => client.Policies.ListAsync(Token));

        var retries = probe.Of("baloan.client.operation.retries");
        retries.Should().HaveCount(3).And.OnlyContain(retry => retry.Value == 1);
        retries[0].Tags.Should().BeEquivalentTo(new Dictionary<string, object?>
        {
            ["baloan.client"] = "shop",
            ["baloan.operation"] = "GET loan-policies",
            ["error.type"] = nameof(BaloanUnavailableException),
        });
    }

    [Fact]
    public async Task Each_token_request_is_counted_by_cause()
    {
        using var probe = new TelemetryProbe();
        var client = Start(new TestGateway(HttpStatusCode.NoContent));

        await client.Contracts.RequestOtpAsync(LoanId, Token);

        var request = probe.Of("baloan.client.token.requests").Should().ContainSingle().Subject;
        request.Tags.Should().BeEquivalentTo(new Dictionary<string, object?>
        {
            ["baloan.client"] = "shop",
            ["baloan.token.cause"] = "first",
            ["baloan.token.grant"] = "login",
            ["baloan.token.outcome"] = "granted",
        });
    }

    [Fact]
    public async Task An_open_breaker_is_counted_until_it_closes()
    {
        using var probe = new TelemetryProbe();
        var time = new ObservedTime();
        _services.AddSingleton<TimeProvider>(time);
        var status = HttpStatusCode.InternalServerError;
        var gateway = TestGateway.Reading(_ => Task.FromResult(new HttpResponseMessage(status)));
        var client = Start(gateway);
        for (var i = 0; i < 12; i++)
        {
            await FailsAsync(() => client.Contracts.RequestOtpAsync(LoanId, Token));
        }

        gateway.Operations.Should().Be(10, "the breaker is open then");
        probe.Of("baloan.client.breaker.open").Sum(change => change.Value).Should().Be(1);

        status = HttpStatusCode.OK;
        time.Advance(Patience.Limit + TimeSpan.FromSeconds(1));
        await client.Contracts.RequestOtpAsync(LoanId, Token);

        probe.Of("baloan.client.breaker.open").Sum(change => change.Value).Should().Be(0);
        (_log.Count(1004), _log.Count(1005)).Should().Be((1, 1));
    }

    [Fact]
    public async Task A_client_that_goes_leaves_no_open_breaker_behind()
    {
        using var probe = new TelemetryProbe();
        var client = Start(new TestGateway(HttpStatusCode.InternalServerError));
        for (var i = 0; i < 10; i++)
        {
            await FailsAsync(() => client.Contracts.RequestOtpAsync(LoanId, Token));
        }

        probe.Of("baloan.client.breaker.open").Sum(change => change.Value).Should().Be(1);

        await _provider!.DisposeAsync();

        probe.Of("baloan.client.breaker.open").Sum(change => change.Value).Should().Be(0);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, 1000)]
    [InlineData(HttpStatusCode.NotFound, 1001)]
    [InlineData(HttpStatusCode.ServiceUnavailable, 1003)]
    [InlineData(HttpStatusCode.InternalServerError, 1006)]
    public async Task What_happens_is_logged_under_a_stable_id(HttpStatusCode status, int eventId)
    {
        var client = Start(new TestGateway(status));

        try
        {
            await client.Contracts.RequestOtpAsync(LoanId, Token);
        }
        catch (BaloanException)
        {
            // The log tells.
        }

        _log.Count(eventId).Should().BeGreaterThan(0);
        _log.Entries.Should().NotContain(entry => entry.Text.Contains(LoanId.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_made_when_nobody_listens()
    {
        Instruments.Activities.HasListeners().Should().BeFalse();
        Activity? current = null;
        var client = Start(TestGateway.Reading(_ =>
        {
            current = Activity.Current;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NoContent));
        }));

        await client.Contracts.RequestOtpAsync(LoanId, Token);

        current.Should().BeNull("no activity was started");
    }

    private IBaloanClient Start(TestGateway gateway)
    {
        gateway.Register(_services, "shop");
        _services.AddSingleton<ILoggerFactory>(new SingleLoggerFactory(_log));
        _provider = _services.BuildServiceProvider();
        return _provider.GetRequiredKeyedService<IBaloanClient>("shop");
    }

    private static async Task FailsAsync(Func<Task> call) => await call.Should().ThrowAsync<BaloanException>();
}
