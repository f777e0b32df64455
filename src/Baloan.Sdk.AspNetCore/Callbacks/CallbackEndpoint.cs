using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>The endpoint: who calls, what comes, and what is answered.</summary>
internal sealed class CallbackEndpoint(
    RunningCallbackSettings settings,
    CallerCheck callers,
    CallbackRun run,
    CallbackStoring storing,
    CallbackTelemetry telemetry,
    TimeProvider timeProvider,
    ILogger<CallbackEndpoint> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var current = settings.Current;
        try
        {
            var caller = await callers.FindAsync(context, current).ConfigureAwait(false);
            if (caller.Refusal is { } reason)
            {
                Refuse(context, reason);
                return;
            }

            var outcome = await TakeAsync(context, caller, current.Options).ConfigureAwait(false);
            await (outcome.Rest is { } rest ? AnswerAheadAsync(context, outcome.Answer, rest) : AnswerAsync(context, outcome.Answer)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            logger.CallerGone();
            if (!context.Response.HasStarted)
            {
                // The caller may be there still, where it was the application that ended the request.
                context.Response.StatusCode = CallbackAnswer.TooSlow.Status;
            }
        }
    }

    private void Refuse(HttpContext context, string reason)
    {
        // Nothing else is set: this is what an address without an endpoint answers.
        logger.CallerRefused(reason);
        telemetry.Count(CallbackAnswer.Refused, callback: null, activity: null);
        context.Response.StatusCode = CallbackAnswer.Refused.Status;
    }

    private async ValueTask<CallbackOutcome> TakeAsync(HttpContext context, CallbackCaller caller, BaloanCallbackOptions options)
    {
        if (caller.Answer is { } unknown)
        {
            telemetry.Count(unknown, callback: null, activity: null);
            return unknown;
        }

        if (!HttpMethods.IsPost(context.Request.Method))
        {
            return Unread(CallbackAnswer.WrongMethod);
        }

        var reading = await CallbackBody.ReadAsync(context, options, timeProvider).ConfigureAwait(false);
        if (!reading.TryGet(out var callback, out var answer))
        {
            return Unread(answer);
        }

        using var activity = CallbackTelemetry.Start(callback);
        var outcome = storing.Exists
            ? await storing.StoreAsync(callback, caller.Partner, options).ConfigureAwait(false)
            : await run.RunAsync(callback, caller.Partner, options, context).ConfigureAwait(false);
        telemetry.Count(outcome.Answer, callback, activity);
        return outcome;
    }

    private CallbackAnswer Unread(CallbackAnswer answer)
    {
        logger.Unreadable(answer.Status, answer.Detail!);
        telemetry.Count(answer, callback: null, activity: null);
        return answer;
    }

    // The request stays open, since the handler may use it and its services; the caller has the whole answer.
    private static async Task AnswerAheadAsync(HttpContext context, CallbackAnswer answer, Task rest)
    {
        try
        {
            var headers = context.Response.Headers;
            headers.CacheControl = "no-store";
            headers.ContentLength = 0;
            CloseConnection(context);
            context.Response.StatusCode = answer.Status;
            await context.Response.CompleteAsync().ConfigureAwait(false);
        }
        finally
        {
            await rest.ConfigureAwait(false);
        }
    }

    private static Task AnswerAsync(HttpContext context, CallbackAnswer answer)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        if (answer == CallbackAnswer.WrongMethod)
        {
            headers.Allow = HttpMethods.Post;
        }

        if (answer == CallbackAnswer.TooSlow)
        {
            CloseConnection(context);
        }

        if (answer.RetryAfterSeconds is { } seconds)
        {
            headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (answer.Detail is null)
        {
            context.Response.StatusCode = answer.Status;
            return Task.CompletedTask;
        }

        var seen = answer == CallbackAnswer.Empty ? WhatIsSeen(context) : null;
        return TypedResults.Problem(answer.Detail, statusCode: answer.Status, extensions: seen).ExecuteAsync(context);
    }

    // What the caller is told of itself, after its secret was known: whether the proxies before the application are set up.
    private static Dictionary<string, object?> WhatIsSeen(HttpContext context) => new()
    {
        ["scheme"] = context.Request.Scheme,
        ["caller"] = context.Connection.RemoteIpAddress?.ToString(),
    };

    private static void CloseConnection(HttpContext context)
    {
        if (HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }
    }
}
