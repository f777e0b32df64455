using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Baloan.Sdk;

/// <summary>How a client stands up to faults: a breaker around each attempt, and repeats for what fails and may be repeated.</summary>
internal sealed class CallResilience(BaloanClientOptions options, TimeProvider timeProvider, CallTelemetry telemetry)
{
    private static readonly ResiliencePropertyKey<long> Deadline = new("Baloan.Sdk.Deadline");

    private readonly RetryBudget _budget = new();
    private readonly BaloanRetryOptions _retry = options.Retry;
    private ResiliencePipeline<Call?>? _pipeline;

    public GatewayBreaker Breaker { get; } = new(options.CircuitBreaker, timeProvider, telemetry);

    // Its results are the call itself, for what came of it last.
    private ResiliencePipeline<Call?> Retry => _pipeline ??= CreateRetryPipeline();

    /// <summary>
    /// Makes attempts until one is not to be repeated or the call's time is over; <see cref="Call.Last"/> is what came of them.
    /// A first attempt that succeeds need not be made in it.
    /// </summary>
    public async ValueTask RepeatAsync(Call call, Func<ValueTask> attempt, CancellationToken disposal)
    {
        // The pauses end with the client, too.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken, disposal);
        await RunAsync(Retry, call, attempt, stop.Token, disposal).ConfigureAwait(false);
    }

    /// <summary>Asks a breaker that is not closed whether an attempt is made, as its trial.</summary>
    public static ValueTask TryAsync(BreakerPipeline breaker, Call call, Func<ValueTask> attempt, CancellationToken disposal) =>
        RunAsync(breaker.Pipeline, call, attempt, call.CancellationToken, disposal);

    /// <summary>Takes note of what came of an attempt that was made while the breaker was closed.</summary>
    public ValueTask ReportAsync(Call call)
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

    private static async ValueTask RunAsync(
        ResiliencePipeline<Call?> pipeline, Call call, Func<ValueTask> attempt, CancellationToken stop, CancellationToken disposal)
    {
        var context = ResilienceContextPool.Shared.Get(call.Operation.Name, continueOnCapturedContext: false, stop);
        try
        {
            context.Properties.Set(Deadline, call.Deadline);
            var outcome = await pipeline.ExecuteOutcomeAsync(
                async (_, make) =>
                {
                    await make().ConfigureAwait(false);
                    return Outcome.FromResult<Call?>(call);
                },
                context,
                attempt).ConfigureAwait(false);
            call.Last = ResultOf(outcome.Exception, call, disposal);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>The breaker's and the time-out's own exceptions become the truth about the call.</summary>
    private static AttemptResult ResultOf(Exception? exception, Call call, CancellationToken disposal)
    {
        if (exception is null)
        {
            return call.Last;
        }

        if (call.CancellationToken.IsCancellationRequested)
        {
            return AttemptResult.Canceled;
        }

        if (disposal.IsCancellationRequested)
        {
            return AttemptResult.Disposed;
        }

        return exception is BrokenCircuitException broken && call.Last.Error is null
            ? AttemptResult.Final(CallErrors.BreakerOpen(call.Operation, broken))
            : call.Last;
    }

    private ResiliencePipeline<Call?> CreateRetryPipeline()
    {
        var builder = new ResiliencePipelineBuilder<Call?> { TimeProvider = timeProvider };
        if (_retry.MaxRetries == 0)
        {
            return builder.Build();
        }

        return builder
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = args => new ValueTask<TimeSpan>(Remaining(args.Context)),
            })
            .AddRetry(new RetryStrategyOptions<Call?>
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
