using Polly;
using Polly.CircuitBreaker;

namespace Baloan.Sdk.Http.Internal;

/// <summary>Polly's circuit breaker, as a client's options want it. Its results are calls, for what came of them last; null is a success.</summary>
internal sealed class BreakerPipeline
{
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly GatewayTelemetry _telemetry;
    private int _isOpen;

    /// <param name="options">When it opens, and for how long.</param>
    /// <param name="successes">How many attempts have succeeded in its period before it was made.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="telemetry">Hears when it opens and closes.</param>
    public BreakerPipeline(BaloanCircuitBreakerOptions options, int successes, TimeProvider timeProvider, GatewayTelemetry telemetry)
    {
        _telemetry = telemetry;
        Pipeline = new ResiliencePipelineBuilder<GatewayCall?> { TimeProvider = timeProvider }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<GatewayCall?>
            {
                FailureRatio = options.FailureRatio,
                MinimumThroughput = options.MinimumThroughput,
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
                    return default;
                },
            })
            .Build();
        for (var i = 0; i < successes; i++)
        {
            Pipeline.Execute<GatewayCall?>(static () => null);
        }
    }

    public ResiliencePipeline<GatewayCall?> Pipeline { get; }

    public bool IsClosed => _state.CircuitState == CircuitState.Closed;

    public bool IsOpen => _state.CircuitState is CircuitState.Open or CircuitState.Isolated;

    public async ValueTask TellAsync(GatewayCall call)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false);
        try
        {
            await Pipeline.ExecuteOutcomeAsync(
                static (_, call) => new ValueTask<Outcome<GatewayCall?>>(Outcome.FromResult<GatewayCall?>(call)), context, call).ConfigureAwait(false);
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
