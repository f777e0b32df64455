using System.Text.Json.Serialization.Metadata;

namespace Baloan.Sdk;

/// <summary>
/// The base of a fake <see cref="IBaloanClient"/>: what is not overridden throws, members that a later version adds included, so that
/// a fake compiles with every version of one major number.
/// </summary>
public abstract class FakeBaloanClient : IBaloanClient
{
    /// <inheritdoc/>
    public virtual IPoliciesClient Policies => throw NotFaked.Member(this);

    /// <inheritdoc/>
    public virtual ILoansClient Loans => throw NotFaked.Member(this);

    /// <inheritdoc/>
    public virtual IContractsClient Contracts => throw NotFaked.Member(this);

    /// <summary>This fake itself: the options change nothing that a fake does.</summary>
    /// <param name="options">What the view would do otherwise.</param>
    public virtual IBaloanClient With(BaloanRequestOptions options) => this;

    /// <inheritdoc/>
    public virtual Task SendAsync(BaloanRequest request, CancellationToken cancellationToken = default) =>
        throw NotFaked.Member(this);

    /// <inheritdoc/>
    public virtual Task<TAnswer> SendAsync<TAnswer>(
        BaloanRequest request, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken = default) =>
        throw NotFaked.Member(this);
}
