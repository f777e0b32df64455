using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>
/// What a client tells of its operations: activities, metrics and logs. Costs next to nothing when nobody listens. What a listener
/// throws stays here: a log that cannot be written must not hide what came of a loan.
/// </summary>
internal sealed class CallTelemetry(string clientName, ILogger logger, TimeProvider timeProvider)
{
    private static readonly Histogram<double> Duration = Instruments.Meter.CreateHistogram<double>(
        "baloan.client.operation.duration", "s", "How long the gateway's operations took, repeats and waits included.");
    private static readonly Counter<long> Retries = Instruments.Meter.CreateCounter<long>(
        "baloan.client.operation.retries", "{retry}", "How often an operation was repeated.");
    private static readonly UpDownCounter<long> OpenBreakers = Instruments.Meter.CreateUpDownCounter<long>(
        "baloan.client.breaker.open", "{breaker}", "1 while the client's circuit breaker is open, else 0.");

    private int _isLeavingOutTold;
    private volatile bool _isGone;

    public Activity? Start(GatewayOperation operation, Uri address)
    {
        try
        {
            return StartActivity(operation, address);
        }
#pragma warning disable CA1031 // Whatever a listener throws, it must not hide what comes of the operation.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>Ends the activity and tells what came of the operation.</summary>
    public void Finish(Activity? activity, GatewayOperation operation, int statusCode, int sends, long startedAt, AttemptResult result)
    {
        try
        {
            using (activity)
            {
                Tell(activity, operation, statusCode, sends, startedAt, result);
            }
        }
#pragma warning disable CA1031 // Whatever a listener throws, it must not hide what comes of the operation.
        catch (Exception)
#pragma warning restore CA1031
        {
            // The outcome matters more than its telling.
        }
    }

    private Activity? StartActivity(GatewayOperation operation, Uri address)
    {
        var activity = Instruments.Activities.StartActivity(operation.Name, ActivityKind.Client);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("baloan.client", clientName);
            activity.SetTag("http.request.method", operation.Method.Method);
            activity.SetTag("url.template", operation.Route);
            activity.SetTag("server.address", address.Host);
            activity.SetTag("server.port", address.Port);
        }

        return activity;
    }

    private void Tell(Activity? activity, GatewayOperation operation, int statusCode, int sends, long startedAt, AttemptResult result)
    {
        if (activity is not null)
        {
            Describe(activity, statusCode, sends, result);
        }

        if (!Duration.Enabled && !logger.IsEnabled(LogLevel.Error))
        {
            return;
        }

        var elapsed = timeProvider.GetElapsedTime(startedAt);
        if (Duration.Enabled)
        {
            Duration.Record(elapsed.TotalSeconds, TagsOf(operation, statusCode, result));
        }

        Log(operation, statusCode, (long)elapsed.TotalMilliseconds, result);
    }

    public void Retrying(string? operation, int repeat, TimeSpan delay, AttemptResult result) => Quietly(() =>
    {
        var errorType = ErrorTypeOf(result) ?? "";
        Retries.Add(1, new("baloan.client", clientName), new("baloan.operation", operation), new("error.type", errorType));
        CallLog.Retrying(logger, operation ?? "", repeat, (long)delay.TotalMilliseconds, errorType);
    });

    /// <param name="isAgain">Whether the attempt that was let through has failed, too.</param>
    /// <param name="breakDuration">How long it stays open.</param>
    public void BreakerOpened(bool isAgain, TimeSpan breakDuration) => Quietly(() =>
    {
        if (!isAgain && !_isGone)
        {
            OpenBreakers.Add(1, new KeyValuePair<string, object?>("baloan.client", clientName));
        }

        CallLog.BreakerOpened(logger, clientName, breakDuration.TotalSeconds);
    });

    /// <summary>Tells once that an answer had more unknown fields than are kept: the next answers will have them, too.</summary>
    public void FieldsLeftOut(GatewayOperation operation, int count)
    {
        if (Interlocked.Exchange(ref _isLeavingOutTold, 1) == 0)
        {
            CallLog.FieldsLeftOut(logger, operation.Name, count);
        }
    }

    public void BreakerClosed()
    {
        BreakerGone();
        CallLog.BreakerClosed(logger, clientName);
    }

    public void BreakerGone()
    {
        if (!_isGone)
        {
            Quietly(() => OpenBreakers.Add(-1, new KeyValuePair<string, object?>("baloan.client", clientName)));
        }
    }

    /// <summary>A breaker of a client that was let go is not counted: nobody would tell of its end.</summary>
    public void LetGo() => _isGone = true;

    private static void Quietly(Action tell)
    {
        try
        {
            tell();
        }
#pragma warning disable CA1031 // Whatever a listener throws, it must not hide what comes of the operation.
        catch (Exception)
#pragma warning restore CA1031
        {
            // The outcome matters more than its telling.
        }
    }

    private void Log(GatewayOperation operation, int statusCode, long elapsed, AttemptResult result)
    {
        switch (result)
        {
            case { Verdict: AttemptVerdict.Success }:
                CallLog.Succeeded(logger, operation.Name, elapsed);
                break;
            case { Verdict: AttemptVerdict.Canceled }:
                CallLog.Canceled(logger, operation.Name, elapsed);
                break;
            case { Error: BaloanOutcomeUnknownException unknown }:
                CallLog.OutcomeUnknown(logger, operation.Name, (unknown.InnerException ?? unknown).GetType().Name);
                break;
            default:
                CallLog.Failed(logger, operation.Name, elapsed, statusCode, ErrorTypeOf(result) ?? "", result.Error?.Message ?? "");
                break;
        }
    }

    private static void Describe(Activity activity, int statusCode, int sends, AttemptResult result)
    {
        if (statusCode != 0)
        {
            activity.SetTag("http.response.status_code", statusCode);
        }

        if (sends > 1)
        {
            activity.SetTag("http.request.resend_count", sends - 1);
        }

        if (ErrorTypeOf(result) is { } errorType)
        {
            activity.SetTag("error.type", errorType);
            activity.SetStatus(ActivityStatusCode.Error, result.Error?.Message);
        }
    }

    private TagList TagsOf(GatewayOperation operation, int statusCode, AttemptResult result)
    {
        var tags = new TagList
        {
            { "baloan.client", clientName },
            { "baloan.operation", operation.Name },
        };
        if (statusCode != 0)
        {
            tags.Add("http.response.status_code", statusCode);
        }

        if (ErrorTypeOf(result) is { } errorType)
        {
            tags.Add("error.type", errorType);
        }

        return tags;
    }

    /// <summary>A documented code, else the exception's name, so that the set of values stays small.</summary>
    private static string? ErrorTypeOf(AttemptResult result) => result switch
    {
        { Verdict: AttemptVerdict.Success } => null,
        { Verdict: AttemptVerdict.Canceled } => "canceled",
        { Error: BaloanApiException { Code.IsDocumented: true } error } => error.Code.Value,
        { Error: { } error } => error.GetType().Name,
        _ => null,
    };
}
