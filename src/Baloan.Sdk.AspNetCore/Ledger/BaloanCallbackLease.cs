namespace Baloan.Sdk;

/// <summary>A loan that one node has taken in a shared ledger.</summary>
/// <param name="LoanId">The loan.</param>
/// <param name="Token">Tells this lease from any other, so that one that ran out can neither write nor give back.</param>
/// <param name="Record">The text that is kept for the loan, or <see langword="null"/>.</param>
public sealed record BaloanCallbackLease(Guid LoanId, string Token, string? Record);
