using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Baloan.Sdk.Http.Internal;

/// <summary>How a client stands up to faults: a breaker around each attempt, and repeats for what fails and may be repeated.</summary>
internal sealed class GatewayResilience(BaloanClientOptions options, TimeProvider timeProvider, GatewayTelemetry telemetry)
{
    private static readonly ResiliencePropertyKey<long> Deadline = new("Baloan.Sdk.Deadline");

    private readonly RetryBudget _budget = new();
    private readonly BaloanRetryOptions _retry = options.Retry;
    private ResiliencePipeline<GatewayCall>? _pipeline;

    public GatewayBreaker Breaker { get; } = new(options.CircuitBreaker, timeProvider, telemetry);

    /// <summary>
    /// What follows a first attempt that failed runs in it, with that failure as its first outcome:
    /// an operation that succeeds at once does not pay for it. Its results are the call itself, for what came of it last.
    /// </summary>
    public ResiliencePipeline<GatewayCall> Retry => _pipeline ??= CreateRetryPipeline();

    /// <summary>Takes note of what came of an attempt that was made while the breaker was closed.</summary>
    public ValueTask ReportAsync(GatewayCall call)
    {
        Observe(call.Last);
        return Breaker.ReportAsync(call);
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

    private ResiliencePipeline<GatewayCall> CreateRetryPipeline()
    {
        var builder = new ResiliencePipelineBuilder<GatewayCall> { TimeProvider = timeProvider };
        if (_retry.MaxRetries == 0)
        {
            return builder.Build();
        }

        return builder
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = args => new ValueTask<TimeSpan>(Remaining(args.Context)),
            })
            .AddRetry(new RetryStrategyOptions<GatewayCall>
            {
                MaxRetryAttempts = _retry.MaxRetries,
                Delay = _retry.BaseDelay,
                MaxDelay = _retry.MaxDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = args => new ValueTask<bool>(args.Outcome.Result is { } call && MayRepeat(call.Last, args.Context)),
                DelayGenerator = static args => new ValueTask<TimeSpan?>(args.Outcome.Result?.Last.RetryAfter),
                OnRetry = args =>
                {
                    telemetry.Retrying(args.Context.OperationKey, args.AttemptNumber + 1, args.RetryDelay, args.Outcome.Result!.Last);
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
        timeProvider.GetElapsedTime(timeProvider.GetTimestamp(), context.Properties.GetValue(Deadline, 0));
}
