namespace Baloan.Sdk;

/// <summary>Tells whose call backs come with which secret, where many partners call back at one endpoint. Registered by <see cref="BaloanCallbacksBuilder.UsePartners"/>.</summary>
/// <remarks>
/// It may be scoped and use the application's own scoped services, such as a <c>DbContext</c>: each question is asked in a scope of its own.
/// It is asked for every call back, and for whatever else comes to the endpoint with what could be a secret.
/// </remarks>
public interface IBaloanCallbackPartnerStore
{
    /// <summary>Finds the partner to whom a secret was given.</summary>
    /// <param name="secretHash">
    /// The hash of the secret, as <see cref="BaloanCallbackSecret.Hash"/> makes it: keep that, in an indexed column, and not the secret. Nobody
    /// can choose a secret by the beginning of its hash, so that a database may compare it as it likes. A partner may have several.
    /// </param>
    /// <param name="cancellationToken">Ends when the caller is gone or <see cref="BaloanCallbackOptions.TurnTimeout"/> is over.</param>
    /// <returns>
    /// The application's own key of the partner, as <see cref="IBaloanClientFactory.GetAsync"/> takes it, or <see langword="null"/> where the
    /// secret is nobody's: the caller is answered with 404. Whatever is thrown is answered with 503, so that the gateway may repeat.
    /// </returns>
    Task<string?> FindBySecretAsync(string secretHash, CancellationToken cancellationToken);
}
