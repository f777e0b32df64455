using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk;

/// <summary>Asks the gateway whether a call back can be true, as far as its reading operations tell: before the handler runs, where <see cref="BaloanCallbackOptions.VerifyWithGateway"/> is set.</summary>
internal sealed class InboxConfirmation(IServiceProvider services)
{
    /// <returns>Whether the gateway was asked and bears the state out.</returns>
    /// <exception cref="BaloanException">It does not, or could not be asked: the call back waits.</exception>
    public async Task<bool> AskAsync(StoredCallback callback, BaloanCallbackOptions options, CancellationToken cancellationToken)
    {
        if (callback.Source != BaloanCallbackSource.Gateway || !options.VerifyWithGateway || !HasContract(callback.State))
        {
            return false;
        }

        var client = callback.Partner.Length == 0
            ? services.GetRequiredKeyedService<IBaloanClient>(options.ClientName ?? "")
            : await services.GetRequiredService<IBaloanClientFactory>().GetAsync(callback.Partner, cancellationToken).ConfigureAwait(false);
        await client.Contracts.GetAsync(callback.LoanId, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static bool HasContract(LoanState state) =>
        state == LoanState.ChequeVerified || state == LoanState.SentToBank || state == LoanState.Paid;
}
