namespace Baloan.Sdk;

/// <summary>
/// The memory of this node, and behind it the ledger that nodes share. The two know together what was handled: what happens while
/// the shared one is down is still recognised by the node where it happened.
/// </summary>
internal sealed class CallbackLedger(MemoryLedger memory, SharedLedger shared)
{
    /// <summary>Enters at once; null where somebody handles the loan, or other nodes have to be asked.</summary>
    public CallbackTurn? TryEnter(Guid loanId, BaloanCallbackLedgerOptions options) =>
        !shared.Exists && memory.TryEnter(loanId, options) is { } turn ? new CallbackTurn(turn, lease: null) : null;

    /// <summary>Waits until nobody else handles the loan, on this node or another.</summary>
    /// <exception cref="OperationCanceledException">There was no more time to wait.</exception>
    public async Task<CallbackTurn> EnterAsync(Guid loanId, BaloanCallbackLedgerOptions options, CancellationToken cancellationToken)
    {
        var turn = await memory.EnterAsync(loanId, options, cancellationToken).ConfigureAwait(false);
        try
        {
            return new CallbackTurn(turn, await shared.AcquireAsync(loanId, options, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }
}

/// <summary>The time in which a loan is handled by one call back alone.</summary>
internal sealed class CallbackTurn : IAsyncDisposable
{
    private readonly MemoryLedger.Turn _turn;
    private readonly SharedLease? _lease;

    public CallbackTurn(MemoryLedger.Turn turn, SharedLease? lease)
    {
        _turn = turn;
        _lease = lease;
        Record = turn.Record;
        if (lease is null)
        {
            return;
        }

        // What this node alone knows is told to the others, too: a shared ledger that lost its memory gets it back.
        Record = Record.Merge(lease.Record);
        lease.NewRecord = turn.Record.KnowsMoreThan(lease.Record) ? Record : null;
    }

    /// <summary>What is known of the loan.</summary>
    public CallbackRecord Record { get; private set; }

    /// <summary>Ends when another node may have the loan.</summary>
    public CancellationToken Lost => _lease?.Lost ?? CancellationToken.None;

    /// <summary>Remembers; the other nodes learn of it as the turn ends.</summary>
    public void Remember(CallbackRecord record)
    {
        Record = record;
        _turn.Record = record;
        if (_lease is not null)
        {
            _lease.NewRecord = record;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_lease is not null)
            {
                await _lease.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            _turn.Dispose();
        }
    }
}
