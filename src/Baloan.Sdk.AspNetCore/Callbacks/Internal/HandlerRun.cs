using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.AspNetCore.Callbacks.Internal;

/// <summary>Runs the application's handler. Only the end of the application or of its time stops it.</summary>
internal sealed class HandlerRun(TimeProvider time, ILogger<HandlerRun> logger)
{
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever the handler throws, the gateway is to repeat.")]
    public async ValueTask<CallbackAnswer> RunAsync(
        LoanCallback callback, BaloanCallbackContext context, BaloanCallbackOptions options, IServiceProvider services, CancellationToken stopping)
    {
        var startedAt = time.GetTimestamp();
        using var limit = new TimeLimit(options.HandlerTimeout, time, stopping);
        try
        {
            await services.GetRequiredService<IBaloanCallbackHandler>().HandleAsync(callback, context, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            logger.Stopping(callback);
            return CallbackAnswer.Stopping;
        }
        catch (OperationCanceledException) when (limit.IsOver)
        {
            logger.HandlerTimedOut(callback, options.HandlerTimeout.TotalSeconds, context.Attempt);
            return CallbackAnswer.TimedOut;
        }
        catch (Exception exception)
        {
            logger.HandlerFailed(callback, context.Attempt, exception);
            return CallbackAnswer.Failed;
        }

        var elapsed = (long)time.GetElapsedTime(startedAt).TotalMilliseconds;
        logger.Handled(callback, elapsed, context.Attempt);
        return CallbackAnswer.Handled;
    }
}
