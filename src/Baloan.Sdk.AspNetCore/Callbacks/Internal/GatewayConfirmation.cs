using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.AspNetCore.Callbacks.Internal;

/// <summary>Asks the gateway whether a call back can be true, as far as its reading operations tell.</summary>
internal sealed class GatewayConfirmation(IServiceProvider services, ILogger<GatewayConfirmation> logger)
{
    /// <exception cref="OperationCanceledException">The application stops.</exception>
    public async ValueTask<Confirmation> AskAsync(LoanCallback callback, BaloanCallbackOptions options, CancellationToken cancellationToken)
    {
        if (!options.VerifyWithGateway || !HasContract(callback.State))
        {
            return Confirmation.NotAsked;
        }

        var client = services.GetRequiredKeyedService<IBaloanClient>(options.ClientName ?? "");
        try
        {
            await client.Contracts.GetAsync(callback.LoanId, cancellationToken).ConfigureAwait(false);
            return Confirmation.Given;
        }
        catch (BaloanException exception) when (exception is BaloanNotFoundException { Operation: not "POST token/" } or BaloanStateException)
        {
            logger.Unconfirmed(callback, exception.GetType().Name);
            return Confirmation.Denied;
        }
        catch (BaloanException exception)
        {
            logger.ConfirmationFailed(callback, exception.GetType().Name);
            return Confirmation.Denied;
        }
    }

    private static bool HasContract(LoanState state) =>
        state == LoanState.ChequeVerified || state == LoanState.SentToBank || state == LoanState.Paid;
}
