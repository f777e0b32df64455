namespace Baloan.Sdk;

/// <summary>Gives the client of each of the application's partners, by the partner's key. A singleton, safe for any number of threads; <c>AddBaloanClients</c> registers it.</summary>
/// <remarks>
/// A client is made when its partner is first asked for, and is kept while it is asked for; see <see cref="BaloanPartnersOptions"/>.
/// Ask for it anew for each piece of work, which costs next to nothing. One that is held goes on to work after it was let go, with a
/// token, limits and a circuit breaker of its own beside those of the next.
/// </remarks>
public interface IBaloanClientFactory
{
    /// <summary>The client of a partner. It is there at once where it was asked for lately; else the store is asked once, whoever waits. Nothing is sent to the gateway.</summary>
    /// <param name="key">The application's own key of the partner; ordinal, with a difference between upper and lower case.</param>
    /// <param name="cancellationToken">Ends the wait; the store's answer still serves the others who wait for it.</param>
    /// <exception cref="BaloanPartnerNotFoundException">The store knows no such partner. It is asked again the next time.</exception>
    /// <exception cref="BaloanConnectionException">The store did not answer within <see cref="BaloanClientOptions.Timeout"/>.</exception>
    /// <exception cref="ArgumentException">The key is null or empty.</exception>
    /// <exception cref="ObjectDisposedException">The application's services are disposed.</exception>
    /// <exception cref="Exception">Whatever else the store throws. It is asked again the next time.</exception>
    ValueTask<IBaloanClient> GetAsync(string key, CancellationToken cancellationToken = default);
}
