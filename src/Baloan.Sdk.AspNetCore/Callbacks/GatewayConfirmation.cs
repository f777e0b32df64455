using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>Asks the gateway whether a call back can be true, as far as its reading operations tell.</summary>
internal sealed class GatewayConfirmation(IServiceProvider services, ILogger<GatewayConfirmation> logger)
{
    /// <exception cref="OperationCanceledException">The application stops.</exception>
    public async ValueTask<Confirmation> AskAsync(LoanCallback callback, string? partner, BaloanCallbackOptions options, CancellationToken cancellationToken)
    {
        if (!options.VerifyWithGateway || !HasContract(callback.State))
        {
            return Confirmation.NotAsked;
        }

        try
        {
            var client = partner is null
                ? services.GetRequiredKeyedService<IBaloanClient>(options.ClientName ?? "")
                : await services.GetRequiredService<IBaloanClientFactory>().GetAsync(partner, cancellationToken).ConfigureAwait(false);
            await client.Contracts.GetAsync(callback.LoanId, cancellationToken).ConfigureAwait(false);
            return Confirmation.Given;
        }
        catch (BaloanException exception) when (exception is BaloanNotFoundException { Operation: not "POST token/" } or BaloanStateException)
        {
            logger.Unconfirmed(callback, exception.GetType().Name);
            return Confirmation.Denied;
        }
#pragma warning disable CA1031 // Whatever the application's store of partners throws, the gateway is to repeat.
        catch (Exception exception) when (exception is BaloanException || (partner is not null && !cancellationToken.IsCancellationRequested))
#pragma warning restore CA1031
        {
            logger.ConfirmationFailed(callback, exception.GetType().Name);
            return Confirmation.Denied;
        }
    }

    private static bool HasContract(LoanState state) =>
        state == LoanState.ChequeVerified || state == LoanState.SentToBank || state == LoanState.Paid;
}

/// <summary>What the gateway says of a call back.</summary>
internal enum Confirmation
{
    /// <summary>It is not to be asked, or has no operation that tells.</summary>
    NotAsked,

    /// <summary>The call back can be true.</summary>
    Given,

    /// <summary>It is not true yet, or the gateway could not be asked.</summary>
    Denied,
}
