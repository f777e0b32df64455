using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Baloan.Sdk;

/// <summary>
/// How calls stand up to faults: Polly repeats an attempt that may be repeated, and its breaker stops attempts while the gateway keeps
/// failing. Both are made when an attempt has failed for the first time, and from then on see all of them.
/// </summary>
internal sealed class CallResilience(
    BaloanClientOptions options, bool hasBreaker, Func<Call, ValueTask> attempt, TimeProvider timeProvider, CallTelemetry telemetry)
{
    private readonly RetryBudget _budget = new();
    private readonly CircuitBreakerStateProvider _breaker = new();
    private readonly object _gate = new();
    private volatile ResiliencePipeline<Call?>? _pipeline;
    private int _isBreakerOpen;

    /// <summary>Whether attempts are made in Polly's pipeline now.</summary>
    public bool IsNeeded => _pipeline is not null;

    public bool IsCircuitOpen => _breaker.CircuitState is CircuitState.Open or CircuitState.Isolated;

    /// <summary>Whether the result of an attempt matters here.</summary>
    public static bool IsConcernedBy(AttemptResult result) => result.IsOutage || result.Verdict == AttemptVerdict.Repeatable;

    /// <summary>
    /// Makes attempts until one is not to be repeated or the call's time is over; <see cref="Call.Last"/> is what came of them.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="isTried">Whether the first attempt was made already.</param>
    /// <param name="end">Ends with the call's time, by its caller, and with the client.</param>
    /// <param name="disposal">Ends with the client.</param>
    public async ValueTask RunAsync(Call call, bool isTried, CancellationToken end, CancellationToken disposal)
    {
        var context = ResilienceContextPool.Shared.Get(call.Operation.Name, continueOnCapturedContext: false, end);
        try
        {
            var outcome = await Pipeline().ExecuteOutcomeAsync(
                async (_, made) =>
                {
                    if (isTried)
                    {
                        isTried = false;
                    }
                    else
                    {
                        await attempt(made).ConfigureAwait(false);
                    }

                    return Outcome.FromResult<Call?>(made);
                },
                context,
                call).ConfigureAwait(false);
            call.Last = outcome.Exception is null ? call.Last : ResultOf(outcome.Exception, call, disposal);
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

    /// <summary>The breaker of a client that is gone counts as closed.</summary>
    public void LetGo()
    {
        if (Interlocked.Exchange(ref _isBreakerOpen, 0) == 1)
        {
            telemetry.BreakerGone();
        }
    }

    /// <summary>What Polly's own exceptions, of the breaker and of the end of the time, say about the call.</summary>
    private static AttemptResult ResultOf(Exception exception, Call call, CancellationToken disposal) =>
        call.Last is { Verdict: AttemptVerdict.Final, Error: not null } ? call.Last
        : call.CancellationToken.IsCancellationRequested ? AttemptResult.Canceled
        : disposal.IsCancellationRequested ? AttemptResult.Disposed
        : call.Last.Error is not null ? call.Last
        : exception is BrokenCircuitException ? AttemptResult.Final(CallErrors.BreakerOpen(call.Operation, exception))
        : AttemptResult.Final(CallErrors.NotReached(call.Operation, new TimeoutException("The time of the call is over.", exception)));

    private ResiliencePipeline<Call?> Pipeline()
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

    private ResiliencePipeline<Call?> CreatePipeline()
    {
        var builder = new ResiliencePipelineBuilder<Call?> { TimeProvider = timeProvider };
        if (options.Retry.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<Call?>
            {
                MaxRetryAttempts = options.Retry.MaxRetries,
                Delay = options.Retry.BaseDelay,
                MaxDelay = options.Retry.MaxDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = args => new ValueTask<bool>(args.Outcome.Result is { } call && MayRepeat(call)),
                DelayGenerator = static args => new ValueTask<TimeSpan?>(args.Outcome.Result?.Last.RetryAfter),
                OnRetry = args =>
                {
                    telemetry.Retrying(args.Context.OperationKey, args.AttemptNumber + 1, args.RetryDelay, args.Outcome.Result!.Last);
                    return default;
                },
            });
        }

        return (hasBreaker && options.CircuitBreaker.Enabled ? builder.AddCircuitBreaker(BreakerOptions()) : builder).Build();
    }

    private CircuitBreakerStrategyOptions<Call?> BreakerOptions() => new()
    {
        FailureRatio = options.CircuitBreaker.FailureRatio,
        MinimumThroughput = options.CircuitBreaker.MinimumThroughput,
        SamplingDuration = options.CircuitBreaker.SamplingDuration,
        BreakDuration = options.CircuitBreaker.BreakDuration,
        StateProvider = _breaker,
        ShouldHandle = args => new ValueTask<bool>(args.Outcome.Result is { } call && CountsAsFailure(call.Last)),
        OnOpened = args =>
        {
            telemetry.BreakerOpened(isAgain: Interlocked.Exchange(ref _isBreakerOpen, 1) == 1, args.BreakDuration);
            return default;
        },
        OnClosed = _ =>
        {
            if (Interlocked.Exchange(ref _isBreakerOpen, 0) == 1)
            {
                telemetry.BreakerClosed();
            }

            return default;
        },
    };

    private bool MayRepeat(Call call)
    {
        if (call.Last.Verdict != AttemptVerdict.Repeatable || !_budget.AllowsRetry)
        {
            return false;
        }

        var pause = call.Last.RetryAfter ?? TimeSpan.Zero;
        return pause <= options.Retry.MaxDelay && pause < call.RemainingTime;
    }

    // What a caller gave up proves nothing, so that it leaves a breaker open that lets it through as its trial.
    private bool CountsAsFailure(AttemptResult result) =>
        result.IsOutage || (result.Verdict == AttemptVerdict.Canceled && _breaker.CircuitState == CircuitState.HalfOpen);
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
