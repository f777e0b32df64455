namespace Baloan.Sdk;

/// <summary>
/// The client's circuit breaker. While it is closed, attempts are only counted, which costs each of them next to nothing; Polly's
/// breaker is made when so many have failed that it opens, and is let go when it closes.
/// </summary>
internal sealed class GatewayBreaker(BaloanCircuitBreakerOptions options, TimeProvider timeProvider, CallTelemetry telemetry) : IDisposable
{
    private readonly object _gate = new();
    private readonly AttemptWindow _attempts = new(timeProvider, options.SamplingDuration);
    private volatile BreakerPipeline? _pipeline;

    /// <summary>Every attempt is made in it while it is not closed; what comes of the others is told afterwards, by <see cref="ReportAsync"/>.</summary>
    public BreakerPipeline? Unclosed => _pipeline is { IsClosed: false } pipeline ? pipeline : null;

    public bool IsOpen => _pipeline is { IsOpen: true };

    /// <summary>Takes note of what came of an attempt that was made while the breaker was closed.</summary>
    public ValueTask ReportAsync(Call call)
    {
        if (!call.Last.IsOutage)
        {
            _attempts.AddSuccess();
            return default;
        }

        return options.Enabled && IsDue() && PipelineToOpen() is { } pipeline ? OpenAsync(pipeline, call) : default;
    }

    private async ValueTask OpenAsync(BreakerPipeline pipeline, Call call)
    {
        await pipeline.OpenAsync(call).ConfigureAwait(false);

        // A clock that was set between the failures it is told lets it stay closed: the next failures then make another.
        lock (_gate)
        {
            if (pipeline.IsClosed && _pipeline == pipeline)
            {
                _pipeline = null;
            }
        }
    }

    public void Dispose() => _pipeline?.Leave();

    private bool IsDue()
    {
        var (failures, attempts) = _attempts.AddFailure();
        return attempts >= options.MinimumThroughput && failures >= options.FailureRatio * attempts;
    }

    /// <summary>A new one, for the first of the callers whose failures are too many; null for those who come at the same time.</summary>
    private BreakerPipeline? PipelineToOpen()
    {
        lock (_gate)
        {
            if (_pipeline is not null)
            {
                return null;
            }

            // What failed until now does not count again once it has closed.
            _attempts.Clear();
            return _pipeline = new BreakerPipeline(options, timeProvider, telemetry, onClosed: () => _pipeline = null);
        }
    }
}
