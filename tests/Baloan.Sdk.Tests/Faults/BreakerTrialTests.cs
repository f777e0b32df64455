using System.Net;
using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sdk.Tests.Faults;

/// <summary>An open breaker lets one call in as its trial when its break is over, and that call alone decides.</summary>
public sealed class BreakerTrialTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private readonly TestGateway _gateway;
    private readonly BaloanClient _client;
    private readonly CancellationTokenSource _caller = new();

    // What is sent waits for it, where there is one.
    private TaskCompletionSource<HttpStatusCode>? _answer;

    public BreakerTrialTests()
    {
        _gateway = new TestGateway(async (_, cancellationToken) => TestGateway.Json(
            "[]", _answer is { } answer ? await answer.Task.WaitAsync(cancellationToken) : HttpStatusCode.InternalServerError));
        _client = (BaloanClient)TestClient.For(
            _gateway,
            options =>
            {
                options.CircuitBreaker.Enabled = true;
                options.Retry.MaxRetries = 0;
                options.Timeout = options.AttemptTimeout = TimeSpan.FromHours(1);
            },
            _time);
    }

    public enum End
    {
        Succeeds,
        Fails,
        IsGivenUp,
    }

    public static MatrixTheoryData<End, bool, bool> Others => new([End.Succeeds, End.Fails, End.IsGivenUp], [false, true], [false, true]);

    public static MatrixTheoryData<End, bool> OthersAlone => new([End.Succeeds, End.Fails, End.IsGivenUp], [false, true]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // With its token at hand a call is sent before its method returns.
    public async ValueTask InitializeAsync() => await _client.AuthenticateAsync(Token);

    [Theory]
    [InlineData(End.Succeeds, false)]
    [InlineData(End.Fails, true)]
    [InlineData(End.IsGivenUp, true)]
    public async Task A_trial_closes_the_breaker_only_by_its_success(End end, bool isOpen)
    {
        await FailAsync(10);
        BreakEnds();

        await EndAsync(Begin(_caller.Token), end);

        _client.IsCircuitOpen.Should().Be(isOpen);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task A_call_from_before_does_not_decide_a_trial(End end, bool hasFailedBefore, bool trialSucceeds)
    {
        await FailAsync(hasFailedBefore ? 1 : 0);
        var old = Begin(_caller.Token);
        await FailAsync(12);
        BreakEnds();
        var trial = Begin(Token);

        await EndAsync(old, end);
        await FailAsync(1);
        _gateway.Operations.Should().Be(trial.Sent, "no other call is let in beside the trial");
        await EndAsync(trial, trialSucceeds ? End.Succeeds : End.Fails);

        _client.IsCircuitOpen.Should().Be(!trialSucceeds);
    }

    [Theory]
    [MemberData(nameof(OthersAlone))]
    public async Task A_call_from_before_is_no_trial(End end, bool hasFailedBefore)
    {
        await FailAsync(hasFailedBefore ? 1 : 0);
        var old = Begin(_caller.Token);
        await FailAsync(12);
        BreakEnds();

        await EndAsync(old, end);
        await EndAsync(Begin(Token), End.Succeeds);

        _client.IsCircuitOpen.Should().BeFalse("the trial has succeeded");
    }

    public ValueTask DisposeAsync()
    {
        _gateway.Dispose();
        _caller.Dispose();
        return default;
    }

    private async Task FailAsync(int times)
    {
        _answer = null;
        for (var i = 0; i < times; i++)
        {
            await Record.ExceptionAsync(() => _client.Policies.ListAsync(Token));
        }
    }

    private void BreakEnds() => _time.Advance(new BaloanCircuitBreakerOptions().BreakDuration + TimeSpan.FromSeconds(1));

    /// <summary>Begins a call, which waits for its answer.</summary>
    private Waiting Begin(CancellationToken cancellationToken)
    {
        var answer = _answer = new TaskCompletionSource<HttpStatusCode>(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = _client.Policies.ListAsync(cancellationToken);
        return new Waiting(call, answer, _gateway.Operations);
    }

    private async Task EndAsync(Waiting call, End end)
    {
        if (end == End.IsGivenUp)
        {
            await _caller.CancelAsync();
        }
        else
        {
            call.Answer.SetResult(end == End.Succeeds ? HttpStatusCode.OK : HttpStatusCode.InternalServerError);
        }

        await Record.ExceptionAsync(() => call.Call);
    }

    private sealed record Waiting(Task Call, TaskCompletionSource<HttpStatusCode> Answer, int Sent);
}
