using Polly;
using Polly.Retry;

namespace Baloan.Sdk;

/// <summary>Repeats the attempts of a call that may be repeated. Polly's retry is made when it is needed for the first time.</summary>
internal sealed class CallRetry(BaloanRetryOptions options, Func<Call, ValueTask> attempt, TimeProvider timeProvider, CallTelemetry telemetry)
{
    private readonly RetryBudget _budget = new();
    private readonly object _gate = new();
    private volatile ResiliencePipeline<Call>? _pipeline;

    /// <summary>Whether a call that has failed is to be repeated.</summary>
    public bool MayRepeat(Call call)
    {
        if (call.Last.Verdict != AttemptVerdict.Repeatable || options.MaxRetries == 0 || !_budget.AllowsRetry)
        {
            return false;
        }

        var pause = call.Last.RetryAfter ?? TimeSpan.Zero;
        return pause <= options.MaxDelay && pause < call.RemainingTime;
    }

    /// <summary>
    /// Repeats a call whose first attempt has failed, until one is not to be repeated or the call's time is over; <see cref="Call.Last"/>
    /// is what came of them.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="end">Ends with the call's time, by its caller, and with the client.</param>
    /// <param name="disposal">Ends with the client.</param>
    public async ValueTask RepeatAsync(Call call, CancellationToken end, CancellationToken disposal)
    {
        var context = ResilienceContextPool.Shared.Get(call.Operation.Name, continueOnCapturedContext: false, end);
        var isFirst = true;
        try
        {
            var outcome = await Pipeline().ExecuteOutcomeAsync(
                async (_, repeated) =>
                {
                    if (!isFirst)
                    {
                        await attempt(repeated).ConfigureAwait(false);
                    }

                    isFirst = false;
                    return Outcome.FromResult(repeated);
                },
                context,
                call).ConfigureAwait(false);
            if (outcome.Exception is not null && call.Last.Verdict == AttemptVerdict.Repeatable)
            {
                // The end came in a pause.
                call.Last = call.CancellationToken.IsCancellationRequested ? AttemptResult.Canceled
                    : disposal.IsCancellationRequested ? AttemptResult.Disposed
                    : call.Last;
            }
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Lets what came of an attempt count for how many repeats there may be.</summary>
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

    private ResiliencePipeline<Call> Pipeline()
    {
        if (_pipeline is { } made)
        {
            return made;
        }

        lock (_gate)
        {
            return _pipeline ??= CreatePipeline();
        }
    }

    private ResiliencePipeline<Call> CreatePipeline() =>
        new ResiliencePipelineBuilder<Call> { TimeProvider = timeProvider }.AddRetry(new RetryStrategyOptions<Call>
        {
            MaxRetryAttempts = options.MaxRetries,
            Delay = options.BaseDelay,
            MaxDelay = options.MaxDelay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = args => new ValueTask<bool>(args.Outcome.Result is { } call && MayRepeat(call)),
            DelayGenerator = static args => new ValueTask<TimeSpan?>(args.Outcome.Result?.Last.RetryAfter),
            OnRetry = args =>
            {
                telemetry.Retrying(args.Context.OperationKey, args.AttemptNumber + 1, args.RetryDelay, args.Outcome.Result!.Last);
                return default;
            },
        }).Build();
}

/// <summary>
/// Keeps repeats from turning an outage into a storm: each failure takes a credit, each success gives a tenth of one back,
/// and there are repeats only while more than half of the credits are left.
/// </summary>
internal sealed class RetryBudget
{
    // In tenths, so that it stays whole.
    private const int Full = 200;
    private const int Success = 1;
    private const int Failure = 10;

    private int _credits = Full;

    public bool AllowsRetry => Volatile.Read(ref _credits) > Full / 2;

    public void OnSuccess()
    {
        var credits = Volatile.Read(ref _credits);
        if (credits < Full)
        {
            // A lost race loses a tenth of a credit, which is cheaper than a loop on every call.
            Interlocked.CompareExchange(ref _credits, Math.Min(Full, credits + Success), credits);
        }
    }

    public void OnFailure()
    {
        var credits = Volatile.Read(ref _credits);
        while (credits > 0)
        {
            var before = Interlocked.CompareExchange(ref _credits, Math.Max(0, credits - Failure), credits);
            if (before == credits)
            {
                return;
            }

            credits = before;
        }
    }
}
