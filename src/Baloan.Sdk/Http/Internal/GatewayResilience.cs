using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Baloan.Sdk.Http.Internal;

/// <summary>How a client stands up to faults: a breaker around each attempt, and repeats for what fails and may be repeated.</summary>
internal sealed class GatewayResilience
{
    private static readonly ResiliencePropertyKey<long> Deadline = new("Baloan.Sdk.Deadline");

    private readonly CircuitBreakerStateProvider _breaker = new();
    private readonly RetryBudget _budget = new();
    private bool _breakerIsOpen;
    private readonly TimeProvider _timeProvider;
    private readonly BaloanRetryOptions _retry;

    public GatewayResilience(BaloanClientOptions options, TimeProvider timeProvider, GatewayTelemetry telemetry)
    {
        _timeProvider = timeProvider;
        _retry = options.Retry;
        Attempt = CreateAttemptPipeline(options.CircuitBreaker, timeProvider, telemetry);
        Retry = CreateRetryPipeline(telemetry);
    }

    /// <summary>Every attempt runs in it.</summary>
    public ResiliencePipeline<AttemptResult> Attempt { get; }

    /// <summary>
    /// What follows a first attempt that failed runs in it, with that failure as its first outcome:
    /// an operation that succeeds at once does not pay for it.
    /// </summary>
    public ResiliencePipeline<AttemptResult> Retry { get; }

    /// <summary>The state of the breaker; closed where there is none.</summary>
    public CircuitState BreakerState => _breaker.CircuitState;

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

    private ResiliencePipeline<AttemptResult> CreateAttemptPipeline(
        BaloanCircuitBreakerOptions options,
        TimeProvider timeProvider,
        GatewayTelemetry telemetry)
    {
        var builder = new ResiliencePipelineBuilder<AttemptResult> { TimeProvider = timeProvider };
        if (options.Enabled)
        {
            builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<AttemptResult>
            {
                FailureRatio = options.FailureRatio,
                MinimumThroughput = options.MinimumThroughput,
                SamplingDuration = options.SamplingDuration,
                BreakDuration = options.BreakDuration,
                StateProvider = _breaker,
                ShouldHandle = static args => new ValueTask<bool>(args.Outcome.Result.IsOutage),
                OnOpened = args =>
                {
                    telemetry.BreakerOpened(isAgain: _breakerIsOpen, args.BreakDuration);
                    _breakerIsOpen = true;
                    return default;
                },
                OnClosed = _ =>
                {
                    telemetry.BreakerClosed();
                    _breakerIsOpen = false;
                    return default;
                },
            });
        }

        return builder.Build();
    }

    private ResiliencePipeline<AttemptResult> CreateRetryPipeline(GatewayTelemetry telemetry)
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
                    telemetry.Retrying(args.Context.OperationKey, args.AttemptNumber + 1, args.RetryDelay, args.Outcome.Result);
                    return default;
                },
            })
            .Build();
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
