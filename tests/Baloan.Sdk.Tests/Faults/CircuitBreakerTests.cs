using System.Net;
using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sdk.Tests.Faults;

/// <summary>When the breaker opens, and what counts for it. By default: half of ten attempts or more within ten seconds.</summary>
public sealed class CircuitBreakerTests : IDisposable
{
    private static readonly TimeSpan Period = new BaloanCircuitBreakerOptions().SamplingDuration;

    private readonly FakeTimeProvider _time = new();
    private readonly TestGateway _gateway;
    private readonly IBaloanClient _client;
    private bool _isDown;

    public CircuitBreakerTests()
    {
        _gateway = new TestGateway(_ => TestGateway.Json("[]", _isDown ? HttpStatusCode.InternalServerError : HttpStatusCode.OK));
        _client = TestClient.For(
            _gateway,
            options =>
            {
                options.CircuitBreaker.Enabled = true;
                options.Retry.MaxRetries = 0;
            },
            _time);
    }

    [Fact]
    public async Task It_opens_when_half_of_ten_attempts_have_failed()
    {
        _isDown = true;
        await CallAsync(1);
        _isDown = false;
        await CallAsync(5);
        _isDown = true;
        await CallAsync(4);

        (await IsOpenAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task It_takes_ten_attempts()
    {
        _isDown = true;
        await CallAsync(9);
        (await IsOpenAsync()).Should().BeFalse("there were nine");

        (await IsOpenAsync()).Should().BeTrue("ten of ten have failed");
    }

    [Fact]
    public async Task A_few_failures_after_many_successes_leave_it_closed()
    {
        await CallAsync(100);
        _isDown = true;
        await CallAsync(50);

        (await IsOpenAsync()).Should().BeFalse("a third of the attempts have failed");
    }

    [Fact]
    public async Task Successes_that_are_over_do_not_count()
    {
        await CallAsync(30);
        _time.Advance(Period + Period);
        _isDown = true;
        await CallAsync(10);

        (await IsOpenAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task Failures_that_are_over_do_not_count()
    {
        _isDown = true;
        await CallAsync(9);
        _isDown = false;
        _time.Advance(Period + Period);
        await CallAsync(5);
        _isDown = true;
        await CallAsync(4);

        (await IsOpenAsync()).Should().BeFalse("4 of 9 have failed of late");
    }

    [Fact]
    public async Task Successes_beside_an_earlier_failure_count_at_the_next_ones()
    {
        _isDown = true;
        await CallAsync(1);
        _isDown = false;
        _time.Advance(Period + TimeSpan.FromSeconds(1));
        await CallAsync(30);
        _isDown = true;
        await CallAsync(20);

        (await IsOpenAsync()).Should().BeFalse("20 of 50 have failed");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Calls_that_wait_for_their_whole_time_count(bool isChange)
    {
        using var silent = new TestGateway(async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return TestGateway.Json("[]");
        });
        var client = (BaloanClient)TestClient.For(silent, options => options.CircuitBreaker.Enabled = true, _time);
        await client.AuthenticateAsync(TestContext.Current.CancellationToken);
        var calls = Enumerable.Range(0, 10).Select(_ => isChange
            ? (Task)client.Loans.CreateAsync(TestClient.LoanRequest, TestContext.Current.CancellationToken)
            : client.With(new BaloanRequestOptions { Timeout = TimeSpan.FromSeconds(5) }).Policies.ListAsync(TestContext.Current.CancellationToken)).ToArray();

        _time.Advance(new BaloanClientOptions().Timeout);
        await Record.ExceptionAsync(() => Task.WhenAll(calls));

        client.IsCircuitOpen.Should().BeTrue("ten of ten have failed");
    }

    public void Dispose() => _gateway.Dispose();

    private async Task CallAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await CallAsync();
        }
    }

    private async Task CallAsync() =>
        await Record.ExceptionAsync(() => _client.Policies.ListAsync(TestContext.Current.CancellationToken));

    /// <summary>Whether another call is not sent.</summary>
    private async Task<bool> IsOpenAsync()
    {
        var sent = _gateway.Requests.Count;
        await CallAsync();
        return _gateway.Requests.Count == sent;
    }
}
