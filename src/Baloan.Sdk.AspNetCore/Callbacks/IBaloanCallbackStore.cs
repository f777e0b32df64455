namespace Baloan.Sdk;

/// <summary>
/// Keeps call backs until they are handled. Register one as a singleton, and the endpoint stores each call back and answers 200 without
/// running the handler; who reads the store runs it. The inbox of <c>Baloan.Sdk.EntityFrameworkCore</c> is one.
/// </summary>
public interface IBaloanCallbackStore
{
    /// <summary>Stores a call back for good, unless it is known already. The gateway is answered with 200 once this has ended, and with 503 where it throws.</summary>
    /// <param name="callback">The loan and its new state.</param>
    /// <param name="partner">The application's own key of the partner whose secret came with it; <see langword="null"/> where there is none.</param>
    /// <param name="cancellationToken">Ends when the application stops or <see cref="BaloanCallbackOptions.HandlerTimeout"/> is over.</param>
    /// <returns>Whether it is news; <see langword="false"/> for a repeat.</returns>
    Task<bool> StoreAsync(LoanCallback callback, string? partner, CancellationToken cancellationToken);
}
