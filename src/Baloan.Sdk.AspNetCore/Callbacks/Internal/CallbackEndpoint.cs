using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.AspNetCore.Callbacks.Internal;

/// <summary>The endpoint: who calls, what comes, and what is answered.</summary>
internal sealed class CallbackEndpoint(
    RunningCallbackSettings settings,
    CallbackRun run,
    CallbackTelemetry telemetry,
    TimeProvider time,
    ILogger<CallbackEndpoint> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var current = settings.Current;
        if (CallerCheck.FindRefusal(context, current) is { } reason)
        {
            // Nothing else is set: this is what an address without an endpoint answers.
            logger.CallerRefused(reason);
            telemetry.Count(CallbackAnswer.Refused, callback: null, activity: null);
            context.Response.StatusCode = CallbackAnswer.Refused.Status;
            return;
        }

        try
        {
            await AnswerAsync(context, await TakeAsync(context, current.Options).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            logger.CallerGone();
        }
    }

    private async ValueTask<CallbackAnswer> TakeAsync(HttpContext context, BaloanCallbackOptions options)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            return Unread(CallbackAnswer.WrongMethod);
        }

        var reading = await CallbackBody.ReadAsync(context, options, time).ConfigureAwait(false);
        if (!reading.TryGet(out var callback, out var answer))
        {
            return Unread(answer);
        }

        using var activity = CallbackTelemetry.Start(callback);
        answer = await run.RunAsync(callback, options, context).ConfigureAwait(false);
        telemetry.Count(answer, callback, activity);
        return answer;
    }

    private CallbackAnswer Unread(CallbackAnswer answer)
    {
        logger.Unreadable(answer.Status, answer.Detail!);
        telemetry.Count(answer, callback: null, activity: null);
        return answer;
    }

    private static Task AnswerAsync(HttpContext context, CallbackAnswer answer)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        if (answer == CallbackAnswer.WrongMethod)
        {
            headers.Allow = HttpMethods.Post;
        }

        if (answer == CallbackAnswer.TooSlow && HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            headers.Connection = "close";
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

        return TypedResults.Problem(answer.Detail, statusCode: answer.Status).ExecuteAsync(context);
    }
}
