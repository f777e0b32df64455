namespace Baloan.Sdk.Http.Internal;

/// <summary>
/// The client's circuit breaker. It costs a healthy gateway's calls next to nothing: until an attempt fails, only the successes
/// are counted, and the breaker proper is made at that failure; it is let go when its period has passed without another one.
/// </summary>
internal sealed class GatewayBreaker(BaloanCircuitBreakerOptions options, TimeProvider timeProvider, GatewayTelemetry telemetry) : IDisposable
{
    // More would take longer to tell than they are worth.
    private const int MaxRemembered = 10_000;

    private readonly object _gate = new();
    private readonly SuccessCount _successes = new(timeProvider, options.SamplingDuration);
    private volatile BreakerPipeline? _pipeline;
    private long _lastFailureAt;

    /// <summary>Every attempt is made in it while it is not closed; a closed one is told afterwards, by <see cref="ReportAsync"/>.</summary>
    public BreakerPipeline? Unclosed => _pipeline is { IsClosed: false } pipeline ? pipeline : null;

    public bool IsOpen => _pipeline is { IsOpen: true };

    /// <summary>Takes note of what came of an attempt that was made while the breaker was closed.</summary>
    public ValueTask ReportAsync(GatewayCall call)
    {
        if (call.Last.IsOutage)
        {
            return options.Enabled ? PipelineAtFailure().TellAsync(call) : default;
        }

        _successes.Add();
        return _pipeline is { } pipeline && !TryLetGo(pipeline) ? pipeline.TellAsync(call) : default;
    }

    public void Dispose() => _pipeline?.Leave();

    private BreakerPipeline PipelineAtFailure()
    {
        lock (_gate)
        {
            _lastFailureAt = timeProvider.GetTimestamp();
            return _pipeline ??= new BreakerPipeline(options, Math.Min(_successes.Value, MaxRemembered), timeProvider, telemetry);
        }
    }

    private bool TryLetGo(BreakerPipeline pipeline)
    {
        if (!IsForgotten(pipeline))
        {
            return false;
        }

        lock (_gate)
        {
            if (_pipeline == pipeline && IsForgotten(pipeline))
            {
                _pipeline = null;
            }

            return _pipeline is null;
        }
    }

    /// <summary>Whether nothing has failed for so long that it does not count any more.</summary>
    private bool IsForgotten(BreakerPipeline pipeline) =>
        pipeline.IsClosed && timeProvider.GetElapsedTime(Volatile.Read(ref _lastFailureAt)) > options.SamplingDuration;
}
