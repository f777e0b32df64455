namespace Baloan.Sdk;

/// <summary>What the application does when a loan file changes its state. Scoped: it may use the application's own scoped services.</summary>
/// <remarks>
/// It runs at least once for each change, so it must bear to run again for the same one. While it runs for a loan, no other runs
/// for that loan on this node, nor on another that shares a ledger, for as long as both reach the ledger and the handler obeys its
/// token; see <see cref="IBaloanCallbackLedger"/>. The gateway is answered with 200 only after it has finished; whatever it throws is answered with 500, so that
/// the gateway may repeat.
/// </remarks>
public interface IBaloanCallbackHandler
{
    /// <summary>Takes one change of a loan file's state.</summary>
    /// <param name="callback">The loan and its new state.</param>
    /// <param name="context">What is known of the loan already; see <see cref="BaloanCallbackContext.IsRegressing"/> above all.</param>
    /// <param name="cancellationToken">
    /// Ends when the application stops, <see cref="BaloanCallbackOptions.HandlerTimeout"/> is over or the loan's lease in a shared
    /// ledger is lost, never because the caller went away.
    /// </param>
    Task HandleAsync(LoanCallback callback, BaloanCallbackContext context, CancellationToken cancellationToken);
}
