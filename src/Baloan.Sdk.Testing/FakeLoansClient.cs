namespace Baloan.Sdk;

/// <summary>The base of a fake <see cref="ILoansClient"/>: what is not overridden throws, members that a later version adds included.</summary>
public abstract class FakeLoansClient : ILoansClient
{
    /// <inheritdoc/>
    public virtual Task<Loan> CreateAsync(CreateLoanRequest request, CancellationToken cancellationToken = default) =>
        throw NotFaked.Member(this);

    /// <inheritdoc/>
    public virtual Task CancelAsync(Guid loanId, CancellationToken cancellationToken = default) =>
        throw NotFaked.Member(this);
}
