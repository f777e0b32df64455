#if NET
using System.Runtime.CompilerServices;
#endif
using Polly;
using Polly.CircuitBreaker;

namespace Baloan.Sdk;

/// <summary>
/// Stops attempts while the gateway keeps failing. Polly's breaker is made at the first failure, or when there were as many attempts
/// as it takes to open, so that an application's first answer does not wait for it.
/// </summary>
internal sealed class CallBreaker(
    BaloanCircuitBreakerOptions options, bool isEnabled, Func<Call, ValueTask> attempt, TimeProvider timeProvider, CallTelemetry telemetry)
{
    // What is told of it in the count of open breakers.
    private const int Closed = 0;
    private const int Open = 1;
    private const int Gone = 2;

    private readonly CircuitBreakerStateProvider _state = new();
    private readonly object _gate = new();
    private volatile ResiliencePipeline<AttemptResult>? _pipeline;
    private int _told = Closed;
    private int _attempts;

    public bool IsOpen => _state.CircuitState is CircuitState.Open or CircuitState.Isolated;

    /// <summary>Makes an attempt, unless the breaker is open; <see cref="Call.Last"/> is what came of it.</summary>
#if NET
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
#endif
    public async ValueTask AttemptAsync(Call call)
    {
        if (_state.CircuitState != CircuitState.Closed)
        {
            // Polly lets one attempt in, the trial, and refuses the others.
            await TryAsync(call).ConfigureAwait(false);
            return;
        }

        await attempt(call).ConfigureAwait(false);
        if (IsCounted(call.Last))
        {
            await CountAsync(call.Last).ConfigureAwait(false);
        }
    }

    /// <summary>Takes the breaker of a client that is gone out of the count of open ones, for good.</summary>
    public void LetGo()
    {
        if (Interlocked.Exchange(ref _told, Gone) == Open)
        {
            telemetry.BreakerGone();
        }
    }

    // An attempt from before the breaker opened is no trial.
    private bool IsCounted(AttemptResult result) =>
        isEnabled
        && result.ShowsGateway
        && (_pipeline is not null || result.IsOutage || Interlocked.Increment(ref _attempts) >= options.MinimumThroughput)
        && _state.CircuitState == CircuitState.Closed;

    /// <summary>Counts what came of an attempt, which stays what it is, even where the breaker opens in this moment.</summary>
    private async ValueTask CountAsync(AttemptResult result)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, CancellationToken.None);
        await Pipeline().ExecuteOutcomeAsync(static (_, made) => new ValueTask<Outcome<AttemptResult>>(Outcome.FromResult(made)), context, result)
            .ConfigureAwait(false);
        ResilienceContextPool.Shared.Return(context);
    }

    /// <summary>Makes an attempt if Polly lets it in.</summary>
    private async ValueTask TryAsync(Call call)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, CancellationToken.None);
        var outcome = await Pipeline().ExecuteOutcomeAsync(
            async (_, tried) =>
            {
                await attempt(tried).ConfigureAwait(false);
                return Outcome.FromResult(tried.Last);
            },
            context,
            call).ConfigureAwait(false);
        ResilienceContextPool.Shared.Return(context);
        if (outcome.Exception is BrokenCircuitException refusal)
        {
            call.Last = AttemptResult.Final(call.Last.Error ?? CallErrors.BreakerOpen(call.Operation, refusal));
            return;
        }

        outcome.ThrowIfException();
    }

    private ResiliencePipeline<AttemptResult> Pipeline()
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

    private ResiliencePipeline<AttemptResult> CreatePipeline() =>
        new ResiliencePipelineBuilder<AttemptResult> { TimeProvider = timeProvider }.AddCircuitBreaker(new CircuitBreakerStrategyOptions<AttemptResult>
        {
            FailureRatio = options.FailureRatio,
            MinimumThroughput = options.MinimumThroughput,
            SamplingDuration = options.SamplingDuration,
            BreakDuration = options.BreakDuration,
            StateProvider = _state,

            // A trial that does not show how the gateway does leaves the breaker open.
            ShouldHandle = static args => new ValueTask<bool>(args.Outcome.Result is { IsOutage: true } or { ShowsGateway: false }),
            OnOpened = args =>
            {
                telemetry.BreakerOpened(isCounted: Interlocked.CompareExchange(ref _told, Open, Closed) == Closed, args.BreakDuration);
                return default;
            },
            OnClosed = _ =>
            {
                if (Interlocked.CompareExchange(ref _told, Closed, Open) == Open)
                {
                    telemetry.BreakerClosed();
                }

                return default;
            },
        }).Build();
}
