using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>Runs the application's handler. Only the end of the application, of its time or of the loan's lease asks it to stop, and the answer waits no longer than its time.</summary>
internal sealed class HandlerRun(HangingHandlers hanging, TimeProvider timeProvider, ILogger<HandlerRun> logger)
{
    private static readonly TimeSpan PromptEnd = TimeSpan.FromSeconds(1);

    /// <summary>The answer, and where the handler runs on after it, what it comes to in the end.</summary>
    public async ValueTask<(CallbackAnswer Answer, Task<CallbackAnswer>? End)> RunAsync(
        LoanCallback callback, BaloanCallbackContext context, BaloanCallbackOptions options, IServiceProvider services, CancellationToken lost, CancellationToken stopping)
    {
        var startedAt = timeProvider.GetTimestamp();
        var limit = new TimeLimit(options.HandlerTimeout, timeProvider, stopping, lost);
        using var deadline = new CancellationTokenSource(options.HandlerTimeout, timeProvider);

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
        var startedAt = timeProvider.GetTimestamp();
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

        var elapsed = (long)timeProvider.GetElapsedTime(startedAt).TotalMilliseconds;
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

        var elapsed = timeProvider.GetElapsedTime(startedAt);
        if (end != CallbackAnswer.TimedOut || elapsed > options.HandlerTimeout + PromptEnd)
        {
            logger.HangingHandlerEnded(callback, (long)elapsed.TotalMilliseconds, end.Outcome);
        }

        return end;
    }
}

/// <summary>Counts the handlers that run on after their time.</summary>
internal sealed class HangingHandlers(IMeterFactory meters)
{
    private readonly UpDownCounter<long> _metric = meters
        .Create(BaloanDiagnostics.MeterName)
        .CreateUpDownCounter<long>("baloan.callbacks.hanging", "{handler}", "Handlers of call backs that run on after their time limit.");

    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Enter()
    {
        Interlocked.Increment(ref _count);
        _metric.Add(1);
    }

    public void Leave()
    {
        Interlocked.Decrement(ref _count);
        _metric.Add(-1);
    }
}

/// <summary>Ends when a time is over, or before that together with other tokens.</summary>
internal sealed class TimeLimit : CancellationTokenSource
{
    private readonly CancellationToken _other;
    private readonly CancellationToken _another;
    private readonly CancellationTokenRegistration _link;
    private readonly CancellationTokenRegistration _secondLink;

    public TimeLimit(TimeSpan limit, TimeProvider timeProvider, CancellationToken other, CancellationToken another = default)
        : base(limit, timeProvider)
    {
        _other = other;
        _another = another;
        _link = LinkTo(other);
        _secondLink = LinkTo(another);
    }

    /// <summary>Whether it was the time that ended it.</summary>
    public bool IsOver => IsCancellationRequested && !_other.IsCancellationRequested && !_another.IsCancellationRequested;

    protected override void Dispose(bool disposing)
    {
        _link.Dispose();
        _secondLink.Dispose();
        base.Dispose(disposing);
    }

    private CancellationTokenRegistration LinkTo(CancellationToken token) =>
        token.UnsafeRegister(static source => ((TimeLimit)source!).Cancel(), this);
}
