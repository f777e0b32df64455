namespace Baloan.Sdk;

/// <summary>The base of a fake <see cref="IContractsClient"/>: what is not overridden throws, members that a later version adds included.</summary>
public abstract class FakeContractsClient : IContractsClient
{
    /// <inheritdoc/>
    public virtual Task<LoanContract> GetAsync(Guid loanId, CancellationToken cancellationToken = default) =>
        throw NotFaked.Member(this);

    /// <inheritdoc/>
    public virtual Task<LoanContract> WaitForAsync(Guid loanId, CancellationToken cancellationToken = default) =>
        throw NotFaked.Member(this);

    /// <inheritdoc/>
    public virtual Task RequestOtpAsync(Guid loanId, CancellationToken cancellationToken = default) =>
        throw NotFaked.Member(this);

    /// <inheritdoc/>
    public virtual Task SignAsync(Guid loanId, string otp, CancellationToken cancellationToken = default) =>
        throw NotFaked.Member(this);

    /// <inheritdoc/>
    public virtual Task DownloadAsync(LoanContract contract, Stream destination, CancellationToken cancellationToken = default) =>
        throw NotFaked.Member(this);

    /// <inheritdoc/>
    public virtual Task DownloadAsync(LoanContract contract, string path, CancellationToken cancellationToken = default) =>
        throw NotFaked.Member(this);
}
