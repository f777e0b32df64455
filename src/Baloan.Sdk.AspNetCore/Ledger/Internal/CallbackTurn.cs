namespace Baloan.Sdk.AspNetCore.Ledger.Internal;

/// <summary>The time in which a loan is handled by one call back alone.</summary>
internal sealed class CallbackTurn(MemoryLedger.Turn turn, SharedLease? lease) : IAsyncDisposable
{
    // What this node alone knows is told to the others, too: a shared ledger that lost its memory gets it back.
    private bool _isChanged = lease is not null && turn.Record.KnowsMoreThan(lease.Record);

    /// <summary>What is known of the loan.</summary>
    public CallbackRecord Record { get; private set; } = lease is null ? turn.Record : turn.Record.Merge(lease.Record);

    /// <summary>Remembers; the other nodes learn of it as the turn ends.</summary>
    public void Remember(CallbackRecord record)
    {
        Record = record;
        turn.Record = record;
        _isChanged = true;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (lease is not null)
            {
                await lease.ReleaseAsync(_isChanged ? Record : null).ConfigureAwait(false);
            }
        }
        finally
        {
            turn.Dispose();
        }
    }
}
