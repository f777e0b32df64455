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

    public Activity? Start(Call call)
    {
        try
        {
            return StartActivity(call.Operation, call.Address);
        }
#pragma warning disable CA1031 // Whatever a listener throws, it must not hide what comes of the operation.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>Ends the activity and tells what came of the call.</summary>
    public void Finish(Activity? activity, Call call)
    {
        try
        {
            using (activity)
            {
                Tell(activity, call);
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

    private void Tell(Activity? activity, Call call)
    {
        if (activity is not null)
        {
            Describe(activity, call);
        }

        // The next answers will have such fields, too.
        if (call.FieldsLeftOut > 0 && Interlocked.Exchange(ref _isLeavingOutTold, 1) == 0)
        {
            logger.FieldsLeftOut(call.Operation.Name, call.FieldsLeftOut);
        }

        if (!Duration.Enabled && !logger.IsEnabled(LogLevel.Error))
        {
            return;
        }

        var elapsed = timeProvider.GetElapsedTime(call.StartedAt);
        if (Duration.Enabled)
        {
            Duration.Record(elapsed.TotalSeconds, TagsOf(call));
        }

        Log(call, (long)elapsed.TotalMilliseconds);
    }

    public void Retrying(string? operation, int repeat, TimeSpan delay, AttemptResult result) => Quietly(() =>
    {
        var errorType = ErrorTypeOf(result) ?? "";
        Retries.Add(1, new("baloan.client", clientName), new("baloan.operation", operation), new("error.type", errorType));
        logger.Retrying(operation ?? "", repeat, (long)delay.TotalMilliseconds, errorType);
    });

    /// <param name="isCounted">Whether it counts as open from now on; it does so already where its trial has failed.</param>
    /// <param name="breakDuration">How long it stays open.</param>
    public void BreakerOpened(bool isCounted, TimeSpan breakDuration) => Quietly(() =>
    {
        if (isCounted)
        {
            OpenBreakers.Add(1, new KeyValuePair<string, object?>("baloan.client", clientName));
        }

        logger.BreakerOpened(clientName, breakDuration.TotalSeconds);
    });

    public void BreakerClosed()
    {
        BreakerGone();
        logger.BreakerClosed(clientName);
    }

    public void BreakerGone() => Quietly(() => OpenBreakers.Add(-1, new KeyValuePair<string, object?>("baloan.client", clientName)));

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

    private void Log(Call call, long elapsed)
    {
        var operation = call.Operation.Name;
        switch (call.Last)
        {
            case { Verdict: AttemptVerdict.Success }:
                logger.Succeeded(operation, elapsed);
                break;
            case { Verdict: AttemptVerdict.Canceled }:
                logger.Canceled(operation, elapsed);
                break;
            case { Error: BaloanOutcomeUnknownException unknown }:
                logger.OutcomeUnknown(operation, (unknown.InnerException ?? unknown).GetType().Name);
                break;
            default:
                logger.Failed(operation, elapsed, call.StatusCode, ErrorTypeOf(call.Last) ?? "", call.Last.Error?.Message ?? "");
                break;
        }
    }

    private static void Describe(Activity activity, Call call)
    {
        if (call.StatusCode != 0)
        {
            activity.SetTag("http.response.status_code", call.StatusCode);
        }

        if (call.Sends > 1)
        {
            activity.SetTag("http.request.resend_count", call.Sends - 1);
        }

        if (ErrorTypeOf(call.Last) is { } errorType)
        {
            activity.SetTag("error.type", errorType);
            activity.SetStatus(ActivityStatusCode.Error, call.Last.Error?.Message);
        }
    }

    private TagList TagsOf(Call call)
    {
        var tags = new TagList
        {
            { "baloan.client", clientName },
            { "baloan.operation", call.Operation.Name },
        };
        if (call.StatusCode != 0)
        {
            tags.Add("http.response.status_code", call.StatusCode);
        }

        if (ErrorTypeOf(call.Last) is { } errorType)
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

/// <summary>The activities and metrics of the client, by the names of <see cref="BaloanDiagnostics"/>.</summary>
internal static class Instruments
{
    public static ActivitySource Activities { get; } = new(BaloanDiagnostics.ActivitySourceName);

    public static Meter Meter { get; } = new(BaloanDiagnostics.MeterName);
}
