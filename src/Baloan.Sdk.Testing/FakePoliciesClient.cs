namespace Baloan.Sdk;

/// <summary>The base of a fake <see cref="IPoliciesClient"/>: what is not overridden throws, members that a later version adds included.</summary>
public abstract class FakePoliciesClient : IPoliciesClient
{
    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<LoanPolicy>> ListAsync(CancellationToken cancellationToken = default) =>
        throw NotFaked.Member(this);
}
