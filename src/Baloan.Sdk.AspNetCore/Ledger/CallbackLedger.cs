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
