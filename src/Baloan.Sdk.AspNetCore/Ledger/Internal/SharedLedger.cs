using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.AspNetCore.Ledger.Internal;

/// <summary>Asks the ledger that nodes share, if there is one, so that its failure costs a short wait and nothing else.</summary>
internal sealed class SharedLedger(IBaloanCallbackLedger? ledger, TimeProvider time, ILogger<SharedLedger> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private long _pausedUntil = long.MinValue;
    private int _isDown;

    public bool Exists => ledger is not null;

    /// <summary>Waits for the loan; null where there is no ledger to ask, or it is down.</summary>
    /// <exception cref="OperationCanceledException">Another node held it for all the time that there was to wait.</exception>
    public async Task<SharedLease?> AcquireAsync(Guid loanId, BaloanCallbackLedgerOptions options, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; IsUsable; pause = Longer(pause))
        {
            var (isAnswered, lease) = await AskAsync((ledger, token) => ledger.TryAcquireAsync(loanId, options.LeaseTime, token), options).ConfigureAwait(false);
            if (!isAnswered)
            {
                break;
            }

            if (lease is not null)
            {
                return new SharedLease(this, lease, options, time);
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    public async Task<bool?> RenewAsync(BaloanCallbackLease lease, BaloanCallbackLedgerOptions options)
    {
        if (!IsUsable)
        {
            return null;
        }

        var (isAnswered, isHeld) = await AskAsync((ledger, token) => ledger.RenewAsync(lease, options.LeaseTime, token), options).ConfigureAwait(false);
        return isAnswered ? isHeld : null;
    }

    public async Task ReleaseAsync(BaloanCallbackLease lease, CallbackRecord? record, BaloanCallbackLedgerOptions options)
    {
        if (!IsUsable)
        {
            return;
        }

        var text = record is null ? null : CallbackRecordFormat.Write(record);
        var (isAnswered, isHeld) = await AskAsync((ledger, token) => ledger.ReleaseAsync(lease, text, options.RememberFor, token), options).ConfigureAwait(false);
        if (isAnswered && !isHeld)
        {
            logger.LeaseLost(lease.LoanId);
        }
    }

    /// <summary>Throws where the ledger cannot be reached.</summary>
    public Task CheckAsync(CancellationToken cancellationToken) => ledger?.CheckAsync(cancellationToken) ?? Task.CompletedTask;

    private bool IsUsable => ledger is not null && time.GetTimestamp() >= Volatile.Read(ref _pausedUntil);

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    private async Task<(bool IsAnswered, T? Answer)> AskAsync<T>(Func<IBaloanCallbackLedger, CancellationToken, Task<T>> question, BaloanCallbackLedgerOptions options)
    {
        // The caller's own token stays out: a loan that was taken for one who has left would be lent to nobody.
        using var limit = new CancellationTokenSource(options.Timeout, time);
        try
        {
            var answer = await question(ledger!, limit.Token).WaitAsync(limit.Token).ConfigureAwait(false);
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
            Volatile.Write(ref _pausedUntil, time.GetTimestamp() + (long)(options.PauseAfterFailure.TotalSeconds * time.TimestampFrequency));
            if (Interlocked.Exchange(ref _isDown, 1) == 0)
            {
                logger.LedgerDown(options.PauseAfterFailure.TotalSeconds, exception);
            }

            return (false, default);
        }
    }
}
