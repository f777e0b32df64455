namespace Baloan.Sdk;

/// <summary>
/// A ledger that several nodes share: it lends a loan to one node at a time, and keeps a short text for it.
/// Register one as a singleton to use it; without any, each node remembers for itself.
/// </summary>
/// <remarks>
/// <para>
/// It only stores, by the loan's id, or where many partners call back (<see cref="IBaloanCallbackPartnerStore"/>) by a mark of the partner
/// and the loan's id, which has the form of an id; what the text says and when the handler runs is decided by the endpoint. Whatever a member throws, and an answer
/// that takes longer than <see cref="BaloanCallbackLedgerOptions.Timeout"/>, means that the ledger is down: the handler then runs
/// without it. Members are called from several threads, and may be called again for a lease that was given back already.
/// </para>
/// <para>
/// What is promised: two nodes that reach the ledger hold a loan one after the other, and a lease that has ended can neither write
/// nor give back. A lease is renewed several times in <see cref="BaloanCallbackLedgerOptions.LeaseTime"/> while the handler runs.
/// Where that fails until its end, or the ledger says that it is not held any more, the handler's token is cancelled and the gateway
/// is asked to repeat.
/// </para>
/// <para>
/// What is not promised: that no two handlers ever run at once. A node whose process or clock stood still, or whose handler does not
/// look at its token, runs on beside the next one; and a node that does not reach the ledger handles a loan without it. So a handler
/// compares with the state of its own order in the transaction in which it changes it.
/// </para>
/// </remarks>
public interface IBaloanCallbackLedger
{
    /// <summary>Takes a loan, at once or not at all, and reads what is kept for it: both in one atomic step.</summary>
    /// <param name="loanId">The loan.</param>
    /// <param name="leaseTime">How long it is taken for, unless renewed.</param>
    /// <param name="cancellationToken">Ends the wait for the ledger.</param>
    /// <returns>The lease, or <see langword="null"/> where another node holds the loan.</returns>
    Task<BaloanCallbackLease?> TryAcquireAsync(Guid loanId, TimeSpan leaseTime, CancellationToken cancellationToken);

    /// <summary>Holds a loan for longer.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="leaseTime">How long, from now on.</param>
    /// <param name="cancellationToken">Ends the wait for the ledger.</param>
    /// <returns>Whether the lease was still held.</returns>
    Task<bool> RenewAsync(BaloanCallbackLease lease, TimeSpan leaseTime, CancellationToken cancellationToken);

    /// <summary>Keeps a new text for the loan and gives the loan back: both in one atomic step, and only where the lease is still held.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="record">The text, at most a few kilobytes; <see langword="null"/> leaves what is kept as it is.</param>
    /// <param name="rememberFor">How long the text is kept.</param>
    /// <param name="cancellationToken">Ends the wait for the ledger.</param>
    /// <returns>Whether the lease was still held.</returns>
    Task<bool> ReleaseAsync(BaloanCallbackLease lease, string? record, TimeSpan rememberFor, CancellationToken cancellationToken);

    /// <summary>Throws where the ledger cannot be reached; for the health check, and as the application starts: what has to be done once, such as to connect, is done here.</summary>
    /// <param name="cancellationToken">Ends the wait for the ledger.</param>
    Task CheckAsync(CancellationToken cancellationToken);
}
