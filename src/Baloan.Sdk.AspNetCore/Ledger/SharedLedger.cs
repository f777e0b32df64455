using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>Asks the ledger that nodes share, if there is one, so that its failure costs a short wait and nothing else.</summary>
internal sealed class SharedLedger(IBaloanCallbackLedger? ledger, TimeProvider timeProvider, ILogger<SharedLedger> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private long _pausedUntil = long.MinValue;
    private int _isDown;

    public bool Exists => ledger is not null;

    private bool IsUsable => ledger is not null && timeProvider.GetTimestamp() >= Volatile.Read(ref _pausedUntil);

    /// <summary>Waits for the loan; null where there is no ledger to ask, or it is down.</summary>
    /// <exception cref="OperationCanceledException">Another node held it for all the time that there was to wait.</exception>
    public async Task<SharedLease?> AcquireAsync(Guid loanId, BaloanCallbackLedgerOptions options, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; IsUsable; pause = Longer(pause))
        {
            var askedAt = timeProvider.GetTimestamp();
            var (isAnswered, lease) = await AskAsync(
                token => ledger!.TryAcquireAsync(loanId, options.LeaseTime, token),
                options,
                options.Timeout,
                late => GiveBackAsync(late, options)).ConfigureAwait(false);
            if (!isAnswered)
            {
                break;
            }

            if (lease is not null)
            {
                return new SharedLease(this, lease, askedAt, options, timeProvider);
            }

            await Task.Delay(pause, timeProvider, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>Whether the lease is still held; null where the ledger does not answer. It is asked in a pause, too: a lease ends whether there is one or not.</summary>
    public async Task<bool?> RenewAsync(BaloanCallbackLease lease, BaloanCallbackLedgerOptions options, TimeSpan limit)
    {
        var (isAnswered, isHeld) = await AskAsync(token => ledger!.RenewAsync(lease, options.LeaseTime, token), options, limit).ConfigureAwait(false);
        return isAnswered ? isHeld : null;
    }

    /// <summary>Whether the lease was still held; null where the ledger does not answer. It is asked in a pause, too.</summary>
    public async Task<bool?> ReleaseAsync(BaloanCallbackLease lease, CallbackRecord? record, BaloanCallbackLedgerOptions options, TimeSpan limit)
    {
        var text = record is null ? null : CallbackRecordFormat.Write(record);
        var (isAnswered, isHeld) = await AskAsync(token => ledger!.ReleaseAsync(lease, text, options.RememberFor, token), options, limit).ConfigureAwait(false);
        return isAnswered ? isHeld : null;
    }

    /// <summary>The failure as it is logged.</summary>
    public static Exception Named(Exception exception) =>
        exception is OperationCanceledException ? new TimeoutException("The ledger did not answer in time.", exception) : exception;

    public void TellLost(BaloanCallbackLease lease) => logger.LeaseLost(lease.LoanId);

    /// <summary>Throws where the ledger cannot be reached in time.</summary>
    public async Task CheckAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        if (ledger is null)
        {
            return;
        }

        using var limit = new CancellationTokenSource(longest, timeProvider);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var token = end.Token;
        var asking = Task.Run(() => CheckAsync(ledger, token), CancellationToken.None);
        try
        {
            await asking.WaitAsync(token).ConfigureAwait(false);
        }
        catch
        {
            _ = EndLateAsync(asking);
            throw;
        }
    }

    private static async Task<bool> CheckAsync(IBaloanCallbackLedger ledger, CancellationToken cancellationToken)
    {
        await ledger.CheckAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    private Task GiveBackAsync(BaloanCallbackLease? lease, BaloanCallbackLedgerOptions options) =>
        lease is null ? Task.CompletedTask : ledger!.ReleaseAsync(lease, record: null, options.RememberFor, CancellationToken.None);

    private async Task<(bool IsAnswered, T? Answer)> AskAsync<T>(
        Func<CancellationToken, Task<T>> question, BaloanCallbackLedgerOptions options, TimeSpan longest, Func<T, Task>? onLate = null)
    {
        // The caller's own token stays out: a loan that was taken for one who has left would be lent to nobody.
        using var limit = new CancellationTokenSource(longest, timeProvider);
        var token = limit.Token;

        // On a thread of its own: a ledger may block instead of giving a task, as SQLite does.
        var asking = Task.Run(() => question(token), CancellationToken.None);
        try
        {
            var answer = await asking.WaitAsync(token).ConfigureAwait(false);

            // Whoever answers one question is there for the next.
            Volatile.Write(ref _pausedUntil, long.MinValue);
            if (Interlocked.Exchange(ref _isDown, 0) == 1)
            {
                logger.LedgerBack();
            }

            return (true, answer);
        }
#pragma warning disable CA1031 // Whatever the ledger throws, the call back is not lost for it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _ = EndLateAsync(asking, onLate);
            Volatile.Write(ref _pausedUntil, timeProvider.GetTimestamp() + (long)(options.PauseAfterFailure.TotalSeconds * timeProvider.TimestampFrequency));
            if (Interlocked.Exchange(ref _isDown, 1) == 0)
            {
                logger.LedgerDown(options.PauseAfterFailure.TotalSeconds, Named(exception));
            }

            return (false, default);
        }
    }

    /// <summary>Waits for an answer that nobody waits for any more: a loan that was lent after all is given back.</summary>
    private static async Task EndLateAsync<T>(Task<T> asking, Func<T, Task>? onLate = null)
    {
        try
        {
            var answer = await asking.ConfigureAwait(false);
            await (onLate?.Invoke(answer) ?? Task.CompletedTask).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The failure was told when the question was given up; a lease that cannot be given back ends by itself.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}

/// <summary>What is logged of the shared ledger.</summary>
internal static partial class LedgerLog
{
    [LoggerMessage(EventId = 2100, Level = LogLevel.Error, Message = "The shared call-back ledger does not answer and is left alone for {PauseSeconds} s: handlers run without it, and may run again for what another node has done")]
    public static partial void LedgerDown(this ILogger logger, double pauseSeconds, Exception exception);

    [LoggerMessage(EventId = 2101, Level = LogLevel.Information, Message = "The shared call-back ledger answers again")]
    public static partial void LedgerBack(this ILogger logger);

    [LoggerMessage(EventId = 2102, Level = LogLevel.Warning, Message = "The lease on loan {LoanId} ran out or was lost before its handler had finished: the handler's token is cancelled, and another node may handle the loan at the same time")]
    public static partial void LeaseLost(this ILogger logger, Guid loanId);

    [LoggerMessage(EventId = 2103, Level = LogLevel.Error, Message = "The shared call-back ledger could not be reached within {LimitSeconds} s as the application started, which goes on; the first call back asks it again")]
    public static partial void LedgerAwayAtStart(this ILogger logger, double limitSeconds, Exception exception);
}
