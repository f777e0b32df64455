using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Baloan.Sdk.Http.Internal;

/// <summary>How a client stands up to faults: a breaker around each attempt, and repeats for what fails and may be repeated.</summary>
internal sealed class GatewayResilience : IDisposable
{
    private static readonly ResiliencePropertyKey<long> Deadline = new("Baloan.Sdk.Deadline");

    private readonly CircuitBreakerStateProvider _breaker = new();
    private readonly RetryBudget _budget = new();
    private readonly TimeProvider _timeProvider;
    private readonly BaloanRetryOptions _retry;
    private readonly GatewayTelemetry _telemetry;
    private int _breakerIsOpen;

    public GatewayResilience(BaloanClientOptions options, TimeProvider timeProvider, GatewayTelemetry telemetry)
    {
        _timeProvider = timeProvider;
        _retry = options.Retry;
        _telemetry = telemetry;
        Breaker = CreateBreakerPipeline(options.CircuitBreaker);
        Retry = CreateRetryPipeline();
    }

    /// <summary>
    /// Every attempt runs in it while it is not closed. A closed one is told afterwards what came of the attempt
    /// (<see cref="ReportAsync"/>): it has nothing to decide before.
    /// </summary>
    public ResiliencePipeline<AttemptResult> Breaker { get; }

    public bool IsClosed => _breaker.CircuitState == CircuitState.Closed;

    /// <summary>
    /// What follows a first attempt that failed runs in it, with that failure as its first outcome:
    /// an operation that succeeds at once does not pay for it.
    /// </summary>
    public ResiliencePipeline<AttemptResult> Retry { get; }

    /// <summary>The state of the breaker; closed where there is none.</summary>
    public CircuitState BreakerState => _breaker.CircuitState;

    /// <summary>Takes note of what came of an attempt that was made while the breaker was closed.</summary>
    public async ValueTask ReportAsync(AttemptResult result)
    {
        Observe(result);
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false);
        try
        {
            await Breaker.ExecuteOutcomeAsync(
                static (_, result) => new ValueTask<Outcome<AttemptResult>>(Outcome.FromResult(result)), context, result).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public void Observe(AttemptResult result)
    {
        if (result.IsOutage)
        {
            _budget.OnFailure();
        }
        else
        {
            _budget.OnSuccess();
        }
    }

    public static void SetDeadline(ResilienceContext context, long deadline) => context.Properties.Set(Deadline, deadline);

    /// <summary>The breaker of a client that is gone is not counted as an open one.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _breakerIsOpen, 0) == 1)
        {
            _telemetry.BreakerGone();
        }
    }

    private ResiliencePipeline<AttemptResult> CreateBreakerPipeline(BaloanCircuitBreakerOptions options)
    {
        var builder = new ResiliencePipelineBuilder<AttemptResult> { TimeProvider = _timeProvider };
        if (options.Enabled)
        {
            builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<AttemptResult>
            {
                FailureRatio = options.FailureRatio,
                MinimumThroughput = options.MinimumThroughput,
                SamplingDuration = options.SamplingDuration,
                BreakDuration = options.BreakDuration,
                StateProvider = _breaker,
                ShouldHandle = args => new ValueTask<bool>(IsFailure(args.Outcome.Result)),
                OnOpened = args =>
                {
                    _telemetry.BreakerOpened(isAgain: Interlocked.Exchange(ref _breakerIsOpen, 1) == 1, args.BreakDuration);
                    return default;
                },
                OnClosed = _ =>
                {
                    OnBreakerClosed();
                    return default;
                },
            });
        }

        return builder.Build();
    }

    private ResiliencePipeline<AttemptResult> CreateRetryPipeline()
    {
        var builder = new ResiliencePipelineBuilder<AttemptResult> { TimeProvider = _timeProvider };
        if (_retry.MaxRetries == 0)
        {
            return builder.Build();
        }

        return builder
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = args => new ValueTask<TimeSpan>(Remaining(args.Context)),
            })
            .AddRetry(new RetryStrategyOptions<AttemptResult>
            {
                MaxRetryAttempts = _retry.MaxRetries,
                Delay = _retry.BaseDelay,
                MaxDelay = _retry.MaxDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = args => new ValueTask<bool>(MayRepeat(args.Outcome.Result, args.Context)),
                DelayGenerator = static args => new ValueTask<TimeSpan?>(args.Outcome.Result.RetryAfter),
                OnRetry = args =>
                {
                    _telemetry.Retrying(args.Context.OperationKey, args.AttemptNumber + 1, args.RetryDelay, args.Outcome.Result);
                    return default;
                },
            })
            .Build();
    }

    // What a caller gave up proves nothing, so that it must not close a breaker that lets it through as its trial.
    private bool IsFailure(AttemptResult result) =>
        result.IsOutage || (result.Verdict == AttemptVerdict.Canceled && BreakerState == CircuitState.HalfOpen);

    private void OnBreakerClosed()
    {
        if (Interlocked.Exchange(ref _breakerIsOpen, 0) == 1)
        {
            _telemetry.BreakerClosed();
        }
    }

    private bool MayRepeat(AttemptResult result, ResilienceContext context)
    {
        if (result.Verdict != AttemptVerdict.Repeatable || !_budget.AllowsRetry)
        {
            return false;
        }

        var pause = result.RetryAfter ?? TimeSpan.Zero;
        return pause <= _retry.MaxDelay && pause < Remaining(context);
    }

    private TimeSpan Remaining(ResilienceContext context) =>
        _timeProvider.GetElapsedTime(_timeProvider.GetTimestamp(), context.Properties.GetValue(Deadline, 0));
}
