using Polly;
using Polly.CircuitBreaker;

namespace Baloan.Sdk;

/// <summary>
/// Polly's circuit breaker, from when it opens until it closes: when attempts may be made again, and which of them is the trial. Its
/// results are calls, for what came of them last.
/// </summary>
internal sealed class BreakerPipeline
{
    // It opens when it is told to, by the fewest failures that Polly takes; attempts that it lets through beside them change nothing.
    private const int FailuresToOpen = 2;
    private const double LeastRatio = 0.001;

    private readonly CircuitBreakerStateProvider _state = new();
    private readonly CallTelemetry _telemetry;
    private int _isOpen;

    /// <param name="options">For how long it opens.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="telemetry">Hears when it opens and closes.</param>
    /// <param name="onClosed">Called when it closes.</param>
    public BreakerPipeline(BaloanCircuitBreakerOptions options, TimeProvider timeProvider, CallTelemetry telemetry, Action onClosed)
    {
        _telemetry = telemetry;
        Pipeline = new ResiliencePipelineBuilder<Call?> { TimeProvider = timeProvider }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Call?>
            {
                FailureRatio = LeastRatio,
                MinimumThroughput = FailuresToOpen,
                SamplingDuration = options.SamplingDuration,
                BreakDuration = options.BreakDuration,
                StateProvider = _state,
                ShouldHandle = args => new ValueTask<bool>(args.Outcome.Result is { } call && IsFailure(call.Last)),
                OnOpened = args =>
                {
                    _telemetry.BreakerOpened(isAgain: Interlocked.Exchange(ref _isOpen, 1) == 1, args.BreakDuration);
                    return default;
                },
                OnClosed = _ =>
                {
                    OnClosed();
                    onClosed();
                    return default;
                },
            })
            .Build();
    }

    public ResiliencePipeline<Call?> Pipeline { get; }

    public bool IsClosed => _state.CircuitState == CircuitState.Closed;

    public bool IsOpen => _state.CircuitState is CircuitState.Open or CircuitState.Isolated;

    /// <summary>Opens it, by a call that has failed.</summary>
    public async ValueTask OpenAsync(Call call)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false);
        try
        {
            for (var told = 0; told < FailuresToOpen; told++)
            {
                await Pipeline.ExecuteOutcomeAsync(
                    static (_, call) => new ValueTask<Outcome<Call?>>(Outcome.FromResult<Call?>(call)), context, call).ConfigureAwait(false);
            }
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>The breaker of a client that is gone is not counted as an open one.</summary>
    public void Leave()
    {
        if (Interlocked.Exchange(ref _isOpen, 0) == 1)
        {
            _telemetry.BreakerGone();
        }
    }

    private void OnClosed()
    {
        if (Interlocked.Exchange(ref _isOpen, 0) == 1)
        {
            _telemetry.BreakerClosed();
        }
    }

    // What a caller gave up proves nothing, so that it must not close a breaker that lets it through as its trial.
    private bool IsFailure(AttemptResult result) =>
        result.IsOutage || (result.Verdict == AttemptVerdict.Canceled && _state.CircuitState == CircuitState.HalfOpen);
}
