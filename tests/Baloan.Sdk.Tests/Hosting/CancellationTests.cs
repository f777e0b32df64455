using System.Net;
using Baloan.Sdk.Tests.Authentication;
using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Hosting;

/// <summary>A caller's own cancellation, and what is none.</summary>
public sealed class CancellationTests : IDisposable
{
    private static readonly Guid LoanId = new("8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa");

    private readonly ServiceCollection _services = new();
    private readonly ObservedTime _time = new();
    private readonly CancellationTokenSource _caller = new();
    private ServiceProvider? _provider;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _caller.Dispose();
        _provider?.Dispose();
    }

    [Fact]
    public async Task A_caller_can_give_up_a_change_under_way()
    {
        var gateway = TestGateway.Reading(NeverAsync);
        var call = Start(gateway).Contracts.SignAsync(LoanId, "12345", _caller.Token);
        await gateway.Arrived.WaitAsync(Patience.Limit, Token);

        await _caller.CancelAsync();

        await ShouldBeCanceledAsync(call);
    }

    [Fact]
    public async Task A_caller_can_give_up_the_wait_for_a_token()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gateway = new TestGateway(HttpStatusCode.OK)
        {
            BeforeToken = cancellationToken =>
            {
                asked.TrySetResult();
                return NeverAsync(cancellationToken);
            },
        };
        var call = Start(gateway).Policies.ListAsync(_caller.Token);
        await asked.Task.WaitAsync(Patience.Limit, Token);

        await _caller.CancelAsync();

        await ShouldBeCanceledAsync(call);
    }

    [Fact]
    public async Task A_caller_can_give_up_the_pause_before_a_repeat()
    {
        _services.PostConfigure<BaloanClientOptions>(options => options.Retry.BaseDelay = TimeSpan.FromSeconds(0.5));
        var call = Start(new TestGateway(HttpStatusCode.ServiceUnavailable)).Contracts.RequestOtpAsync(LoanId, _caller.Token);
        await _time.WaitBegunAsync(wait => wait > TimeSpan.Zero && wait < TimeSpan.FromSeconds(5));

        await _caller.CancelAsync();

        await ShouldBeCanceledAsync(call);
    }

    [Fact]
    public async Task A_caller_that_gave_up_before_sends_nothing()
    {
        var gateway = new TestGateway(HttpStatusCode.OK);
        var client = Start(gateway);
        await _caller.CancelAsync();

        await ShouldBeCanceledAsync(client.Contracts.RequestOtpAsync(LoanId, _caller.Token));

        (gateway.TokenRequests, gateway.Operations).Should().Be((0, 0));
    }

    [Fact]
    public async Task A_change_that_times_out_has_an_unknown_outcome_and_tells_the_time_out()
    {
        var gateway = TestGateway.Reading(NeverAsync);
        var call = Start(gateway).Contracts.SignAsync(LoanId, "12345", _caller.Token);
        await gateway.Arrived.WaitAsync(Patience.Limit, Token);

        _time.Advance(Patience.Limit);

        (await Ended(call).Should().ThrowAsync<BaloanOutcomeUnknownException>()).WithInnerException<TimeoutException>();
    }

    [Fact]
    public async Task A_read_that_times_out_was_not_answered_and_tells_the_time_out()
    {
        _services.Configure<BaloanClientOptions>(options => options.Retry.MaxRetries = 0);
        var gateway = TestGateway.Reading(NeverAsync);
        var call = Start(gateway).Policies.ListAsync(_caller.Token);
        await gateway.Arrived.WaitAsync(Patience.Limit, Token);

        _time.Advance(Patience.Limit);

        (await Ended(call).Should().ThrowAsync<BaloanConnectionException>()).WithInnerException<TimeoutException>();
    }

    [Fact]
    public void The_time_outs_of_both_HTTP_clients_are_off()
    {
        var builder = new TestGateway(HttpStatusCode.OK).Register(_services);
        _provider = _services.BuildServiceProvider();
        var factory = _provider.GetRequiredService<IHttpClientFactory>();

        foreach (var name in new[] { builder.HttpClientBuilder.Name, builder.BareHttpClientBuilder.Name })
        {
            using var client = factory.CreateClient(name);
            client.Timeout.Should().Be(Timeout.InfiniteTimeSpan);
        }
    }

    private IBaloanClient Start(TestGateway gateway)
    {
        _services.AddSingleton<TimeProvider>(_time);
        gateway.Register(_services);
        _provider = _services.BuildServiceProvider();
        return _provider.GetRequiredService<IBaloanClient>();
    }

    private async Task ShouldBeCanceledAsync(Task call) =>
        (await Ended(call).Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(_caller.Token);

    private static Func<Task> Ended(Task call) => () => call.WaitAsync(Patience.Limit, CancellationToken.None);

    private static async Task<HttpResponseMessage> NeverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException();
    }
}
