namespace Baloan.Sdk.AspNetCore.Ledger.Internal;

/// <summary>A loan that this node has taken; it is renewed until it is given back.</summary>
internal sealed class SharedLease : IAsyncDisposable
{
    private readonly SharedLedger _ledger;
    private readonly BaloanCallbackLease _lease;
    private readonly BaloanCallbackLedgerOptions _options;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _renewal;

    public SharedLease(SharedLedger ledger, BaloanCallbackLease lease, BaloanCallbackLedgerOptions options, TimeProvider time)
    {
        _ledger = ledger;
        _lease = lease;
        _options = options;
        Record = CallbackRecordFormat.Read(lease.Record);
        _renewal = RenewAsync(time, _end.Token);
    }

    public CallbackRecord Record { get; }

    /// <summary>What is kept when the loan is given back; null where that is what was found.</summary>
    public CallbackRecord? NewRecord { get; set; }

    /// <summary>Gives the loan back.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _renewal.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        await _ledger.ReleaseAsync(_lease, NewRecord, _options).ConfigureAwait(false);
    }

    private async Task RenewAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(_options.LeaseTime / 3, time);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await _ledger.RenewAsync(_lease, _options).ConfigureAwait(false) == false)
            {
                return;
            }
        }
    }
}
