namespace Baloan.Sdk;

/// <summary>A loan that one node has taken in a shared ledger.</summary>
/// <remarks>
/// It ends by the ledger's clock and by the node's own, which began to count earlier. It keeps other nodes away, not writes to the
/// application's database: a handler that runs past its end is told by its token alone.
/// </remarks>
/// <param name="LoanId">The loan.</param>
/// <param name="Token">Tells this lease from any other, so that one that ran out can neither write nor give back.</param>
/// <param name="Record">The text that is kept for the loan, or <see langword="null"/>.</param>
public sealed record BaloanCallbackLease(Guid LoanId, string Token, string? Record);
