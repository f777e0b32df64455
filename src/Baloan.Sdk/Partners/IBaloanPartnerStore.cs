namespace Baloan.Sdk;

/// <summary>Where the application keeps the credentials of its partners, such as a table of its database. Registered by <c>AddBaloanClients</c>.</summary>
/// <remarks>
/// It may be scoped and use the application's own scoped services, such as a <c>DbContext</c>: each question is asked in a scope of its
/// own, outside of any request and its activity. Questions about several partners come at the same time.
/// </remarks>
public interface IBaloanPartnerStore
{
    /// <summary>
    /// Finds a partner's credentials as they are now: when its client is made, and before each later log-in or renewal of its token
    /// (<c>POST token/</c>, <c>POST token/refresh/</c>).
    /// </summary>
    /// <param name="key">The application's own key of the partner, as <see cref="IBaloanClientFactory.GetAsync"/> was given it.</param>
    /// <param name="cancellationToken">Ends when the answer is waited for no longer.</param>
    /// <returns>
    /// The partner, or <see langword="null"/> where there is none, or none any more: callers then get a
    /// <see cref="BaloanPartnerNotFoundException"/>. What is thrown reaches them, and is not remembered.
    /// </returns>
    Task<BaloanPartner?> FindAsync(string key, CancellationToken cancellationToken);
}
