namespace Baloan.Sdk;

/// <summary>A loan that this node has taken; it is renewed until it is given back or lost.</summary>
internal sealed class SharedLease : IAsyncDisposable
{
    // Many renewals fit into a lease, and more tries still: a short cut of the connection costs some of them, not the lease.
    private const int RenewalsPerLease = 5;
    private const int TriesPerLease = 20;
    private const int LongestTryInLease = 3;

    private readonly SharedLedger _ledger;
    private readonly BaloanCallbackLease _lease;
    private readonly BaloanCallbackLedgerOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly CancellationTokenSource _turnEnds = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _renewal;
    private long _heldSince;

    /// <param name="ledger">The ledger that lent the loan.</param>
    /// <param name="lease">What it lent.</param>
    /// <param name="askedAt">When it was asked: its own count of the lease began later, so that this one ends first.</param>
    /// <param name="options">The lease's time, and how long the ledger is waited for.</param>
    /// <param name="timeProvider">The clock.</param>
    public SharedLease(SharedLedger ledger, BaloanCallbackLease lease, long askedAt, BaloanCallbackLedgerOptions options, TimeProvider timeProvider)
    {
        _ledger = ledger;
        _lease = lease;
        _heldSince = askedAt;
        _options = options;
        _timeProvider = timeProvider;
        Lost = _lost.Token;
        Record = CallbackRecordFormat.Read(lease.Record);
        _renewal = RenewAsync();
    }

    public CallbackRecord Record { get; }

    /// <summary>What is kept when the loan is given back; null where that is what was found.</summary>
    public CallbackRecord? NewRecord { get; set; }

    /// <summary>Ends when another node may have the loan.</summary>
    public CancellationToken Lost { get; }

    private TimeSpan Left => _options.LeaseTime - _timeProvider.GetElapsedTime(_heldSince);

    private TimeSpan LongestTry => Shorter(_options.Timeout, Shorter(Left, _options.LeaseTime / LongestTryInLease));

    /// <summary>Gives the loan back. Where the ledger does not answer, that goes on behind the caller's back for as long as the lease lives.</summary>
    public async ValueTask DisposeAsync()
    {
        await _turnEnds.CancelAsync().ConfigureAwait(false);
        await _renewal.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var isHeld = await ReleaseAsync(_options.Timeout).ConfigureAwait(false);
        if (isHeld is null)
        {
            _ = ReleaseLaterAsync();
        }
        else if (isHeld == false && !Lost.IsCancellationRequested)
        {
            _ledger.TellLost(_lease);
        }

        _turnEnds.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync()
    {
        for (var pause = _options.LeaseTime / RenewalsPerLease; ;)
        {
            await Task.Delay(Shorter(pause, Left), _timeProvider, _turnEnds.Token).ConfigureAwait(false);
            var askedAt = _timeProvider.GetTimestamp();
            var isHeld = Left > TimeSpan.Zero ? await _ledger.RenewAsync(_lease, _options, LongestTry).ConfigureAwait(false) : false;
            if (isHeld == false)
            {
                _ledger.TellLost(_lease);
                await _lost.CancelAsync().ConfigureAwait(false);
                return;
            }

            if (isHeld == true)
            {
                _heldSince = askedAt;
            }

            pause = _options.LeaseTime / (isHeld == true ? RenewalsPerLease : TriesPerLease);
        }
    }

    private async Task ReleaseLaterAsync()
    {
        do
        {
            await Task.Delay(_options.LeaseTime / TriesPerLease, _timeProvider).ConfigureAwait(false);
        }
        while (Left > TimeSpan.Zero && await ReleaseAsync(LongestTry).ConfigureAwait(false) is null);
    }

    private Task<bool?> ReleaseAsync(TimeSpan limit) => _ledger.ReleaseAsync(_lease, NewRecord, _options, limit);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) =>
        one < other ? one : other > TimeSpan.Zero ? other : TimeSpan.Zero;
}
