using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>Runs the application's handler. Only the end of the application, of its time or of the loan's lease asks it to stop, and the answer waits no longer than its time.</summary>
internal sealed class HandlerRun(HangingHandlers hanging, TimeProvider time, ILogger<HandlerRun> logger)
{
    private static readonly TimeSpan PromptEnd = TimeSpan.FromSeconds(1);

    /// <summary>The answer, and where the handler runs on after it, what it comes to in the end.</summary>
    public async ValueTask<(CallbackAnswer Answer, Task<CallbackAnswer>? End)> RunAsync(
        LoanCallback callback, BaloanCallbackContext context, BaloanCallbackOptions options, IServiceProvider services, CancellationToken lost, CancellationToken stopping)
    {
        var startedAt = time.GetTimestamp();
        var limit = new TimeLimit(options.HandlerTimeout, time, stopping, lost);
        using var deadline = new CancellationTokenSource(options.HandlerTimeout, time);

        // On a thread of its own: a handler that blocks its thread does not block its answer.
        var work = Task.Run(() => HandleAsync(callback, context, services, limit, lost, stopping), CancellationToken.None);
        try
        {
            var answer = await work.WaitAsync(deadline.Token).ConfigureAwait(false);
            if (answer == CallbackAnswer.TimedOut)
            {
                logger.HandlerTimedOut(callback, options.HandlerTimeout.TotalSeconds, context.Attempt);
            }

            return (answer, null);
        }
        catch (OperationCanceledException)
        {
            // Its end is awaited before anything is logged, so that it gives its place back even where a log throws.
            var end = EndAsync(work, callback, options, startedAt);
            logger.HandlerTimedOut(callback, options.HandlerTimeout.TotalSeconds, context.Attempt);
            return (CallbackAnswer.TimedOut, end);
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever the handler throws, the gateway is to repeat.")]
    private async Task<CallbackAnswer> HandleAsync(
        LoanCallback callback, BaloanCallbackContext context, IServiceProvider services, TimeLimit limit, CancellationToken lost, CancellationToken stopping)
    {
        var startedAt = time.GetTimestamp();
        using var end = limit;
        try
        {
            lost.ThrowIfCancellationRequested();
            await services.GetRequiredService<IBaloanCallbackHandler>().HandleAsync(callback, context, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            logger.Stopping(callback);
            return CallbackAnswer.Stopping;
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            logger.GivenUpWithLease(callback);
            return CallbackAnswer.LeaseLost;
        }
        catch (OperationCanceledException) when (limit.IsOver)
        {
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

    private async Task<CallbackAnswer> EndAsync(Task<CallbackAnswer> work, LoanCallback callback, BaloanCallbackOptions options, long startedAt)
    {
        CallbackAnswer end;
        hanging.Enter();
        try
        {
            end = await work.ConfigureAwait(false);
        }
        finally
        {
            hanging.Leave();
        }

        var elapsed = time.GetElapsedTime(startedAt);
        if (end != CallbackAnswer.TimedOut || elapsed > options.HandlerTimeout + PromptEnd)
        {
            logger.HangingHandlerEnded(callback, (long)elapsed.TotalMilliseconds, end.Outcome);
        }

        return end;
    }
}
