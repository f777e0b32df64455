using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>
/// Handles what is in the inbox, on as many lanes as <see cref="CallbackInboxOptions.MaxConcurrency"/> says: each takes a few call backs,
/// handles them one after the other, and takes the next. What one lane waits for holds up no other.
/// </summary>
internal sealed class InboxWorker(
    InboxQueue queue,
    InboxRun run,
    InboxCleanUp cleanUp,
    InboxSignal signal,
    InboxTelemetry telemetry,
    CallbackInboxOptions options,
    InboxCallbackSettings callbacks,
    TimeProvider timeProvider,
    ILogger<InboxWorker> logger) : BackgroundService
{
    private const int AtATime = 16;

    private static readonly TimeSpan LongestOutagePause = TimeSpan.FromSeconds(30);

    // Nodes look for the same call backs: those of one node at least do so one after the other.
    private readonly SemaphoreSlim _taking = new(1);
    private int _lanes;
    private int _outage;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (BuildTimeHost.IsCurrent)
        {
            return;
        }

        _lanes = await queue.LimitConcurrencyAsync(options.MaxConcurrency, cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    public override void Dispose()
    {
        _taking.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([cleanUp.RunAsync(stoppingToken), .. Enumerable.Range(0, _lanes).Select(_ => Task.Run(() => WorkAsync(stoppingToken), CancellationToken.None))]);

    private async Task WorkAsync(CancellationToken stopping)
    {
        var failures = 0;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var taken = run.Hanging >= callbacks.Current.MaxHangingHandlers ? [] : await TakeAsync(stopping).ConfigureAwait(false);
                failures = 0;
                if (taken.Count == 0)
                {
                    await signal.WaitAsync(options.PollInterval, timeProvider, stopping).ConfigureAwait(false);
                    continue;
                }

                // Others may be free while this lane handles what it has.
                signal.Wake();
                await HandleAllAsync(taken, stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever the database throws, the worker outlives it.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                await OutlastAsync(++failures, exception, stopping).ConfigureAwait(false);
            }
        }
    }

    private async Task<IReadOnlyList<InboxWork>> TakeAsync(CancellationToken stopping)
    {
        await _taking.WaitAsync(stopping).ConfigureAwait(false);
        try
        {
            if (signal.TakeBookChange())
            {
                await queue.EndWaitingAsync(stopping).ConfigureAwait(false);
            }

            var taken = await queue.TakeAsync(AtATime, options.LeaseTime, stopping).ConfigureAwait(false);
            if (Interlocked.Exchange(ref _outage, 0) != 0)
            {
                logger.ReadAgain();
            }

            return taken;
        }
        finally
        {
            _taking.Release();
        }
    }

    private async Task HandleAllAsync(IReadOnlyList<InboxWork> taken, CancellationToken stopping)
    {
        var takenAt = timeProvider.GetTimestamp();
        foreach (var work in taken)
        {
            // What it could not end within its lease is not begun.
            var isTooLate = timeProvider.GetElapsedTime(takenAt) > options.LeaseTime - callbacks.HandlerTimeout;
            if (isTooLate || stopping.IsCancellationRequested)
            {
                await SaveAsync(work, () => queue.PutBackAsync(work, TimeSpan.Zero)).ConfigureAwait(false);
            }
            else if (await FindLineAsync(work, stopping).ConfigureAwait(false) is { } ready)
            {
                await HandleAsync(ready, stopping).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The work with the line of its loan, if there is one; null where it waits for the book or for the next start.</summary>
    private async Task<InboxWork?> FindLineAsync(InboxWork work, CancellationToken stopping)
    {
        if (work.Line is not null)
        {
            return work;
        }

        try
        {
            if (!await queue.MayBelongToOpenLineAsync(work.Callback, stopping).ConfigureAwait(false))
            {
                // Read afterwards, as the line may have been opened since the call back was taken.
                return work with { Line = await queue.FindLineAsync(work.Callback, stopping).ConfigureAwait(false) };
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            telemetry.Ran(work.Callback, InboxTelemetry.Stopping, activity: null);
            await SaveAsync(work, () => queue.PutBackAsync(work, TimeSpan.Zero)).ConfigureAwait(false);
            return null;
        }

        logger.Waits(work.Callback.Id, work.Callback);
        telemetry.Ran(work.Callback, InboxTelemetry.Waiting, activity: null);
        await SaveAsync(work, () => queue.PutBackAsync(work, InboxQueue.PauseOfWaiting(work, options.PollInterval))).ConfigureAwait(false);
        return null;
    }

    private async Task HandleAsync(InboxWork work, CancellationToken stopping)
    {
        using var activity = InboxTelemetry.Start(work.Callback);
        var startedAt = timeProvider.GetTimestamp();
        var (outcome, id) = (InboxTelemetry.Handled, work.Callback.Id);
        try
        {
            await run.RunAsync(work, stopping).ConfigureAwait(false);
            var elapsed = timeProvider.GetElapsedTime(startedAt);
            telemetry.Delayed(work.Age + elapsed);
            logger.Handled(id, work.Callback, (long)elapsed.TotalMilliseconds, work.Attempt);
        }
        catch (InboxLeaseLostException)
        {
            outcome = InboxTelemetry.Lost;
            logger.LeaseLost(id, work.Callback);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            outcome = InboxTelemetry.Stopping;
            await SaveAsync(work, () => queue.PutBackAsync(work, TimeSpan.Zero)).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever the handler throws, it is run again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            outcome = await FailAsync(work, exception).ConfigureAwait(false);
        }
        finally
        {
            telemetry.Ran(work.Callback, outcome, activity);
        }
    }

    private async Task<string> FailAsync(InboxWork work, Exception exception)
    {
        TimeSpan? pause = work.Attempt < options.MaxAttempts ? PauseAfter(work.Attempt) : null;
        if (pause is { } wait)
        {
            logger.Failed(work.Callback.Id, work.Callback, work.Attempt, wait.TotalSeconds, exception);
        }
        else
        {
            logger.Died(work.Callback.Id, work.Callback, work.Attempt, exception);
        }

        await SaveAsync(work, () => queue.FailAsync(work, exception.GetType().Name, pause)).ConfigureAwait(false);
        return pause is null ? InboxTelemetry.Dead : InboxTelemetry.Failed;
    }

    // Doubled each time, and half of it left to chance, so that what failed together does not come back together.
    private TimeSpan PauseAfter(int attempt)
    {
        var doubled = Math.Min(options.BaseDelay.TotalMilliseconds * Math.Pow(2, attempt - 1), options.MaxDelay.TotalMilliseconds);
#pragma warning disable CA5394 // Spreads pauses; no secret is made of it.
        return TimeSpan.FromMilliseconds(doubled * (0.5 + (Random.Shared.NextDouble() / 2)));
#pragma warning restore CA5394
    }

    private async Task SaveAsync(InboxWork work, Func<Task<int>> save)
    {
        try
        {
            await save().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Its lease ends by itself.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.NotSaved(work.Callback.Id, work.Callback, exception.GetType().Name);
        }
    }

    private async Task OutlastAsync(int failures, Exception exception, CancellationToken stopping)
    {
        if (Interlocked.Exchange(ref _outage, 1) == 0)
        {
            logger.Unreadable(exception.GetType().Name);
        }

        var pause = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, failures - 1), LongestOutagePause.TotalSeconds));
        await Task.Delay(pause, timeProvider, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
