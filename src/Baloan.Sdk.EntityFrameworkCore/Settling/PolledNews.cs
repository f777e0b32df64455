using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

#pragma warning disable RS0030 // Translated: the database's clock, not this machine's.

/// <summary>Takes what a contract tells as if the gateway had called back.</summary>
internal sealed class PolledNews(IServiceProviderIsService registered, ILogger<PolledNews> logger)
{
    // Without an inbox nobody would handle it.
    private readonly bool _hasInbox = registered.IsService(typeof(ICallbackInbox));

    /// <returns>Whether anything was news.</returns>
    public async Task<bool> TakeAsync(LoanBookSetup setup, DueLine line, bool isSigned, CancellationToken cancellationToken)
    {
        var isCallback = line.IsChequeOpen && await TakeVerifiedAsync(setup, line, cancellationToken).ConfigureAwait(false);
        var isSignature = isSigned && await TakeSignatureAsync(setup, line.LoanId, cancellationToken).ConfigureAwait(false);
        if (isCallback)
        {
            logger.CallbackFound(line.LoanId);
        }

        if (isSignature)
        {
            logger.SignatureFound(line.LoanId);
        }

        if (isCallback || isSignature)
        {
            setup.TellObservers();
        }

        return isCallback || isSignature;
    }

    private static async Task<bool> TakeSignatureAsync(LoanBookSetup setup, Guid loanId, CancellationToken cancellationToken) => await setup.Database.RunAsync(
        (context, token) => context.Lines()
            .Where(line => line.LoanId == loanId && line.SignedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(line => line.SignedAt, _ => DateTime.UtcNow), token),
        cancellationToken).ConfigureAwait(false) > 0;

    private async Task<bool> TakeVerifiedAsync(LoanBookSetup setup, DueLine line, CancellationToken cancellationToken) =>
        _hasInbox
            ? await StoreAsync(setup, line, cancellationToken).ConfigureAwait(false)
            : await SetStateAsync(setup, line.LoanId, cancellationToken).ConfigureAwait(false) > 0;

    private static Task<int> SetStateAsync(LoanBookSetup setup, Guid loanId, CancellationToken cancellationToken) => setup.Database.RunAsync(
        (context, token) => context.Lines()
            .Where(line => line.LoanId == loanId && (line.State == null || line.State == LoanState.Created))
            .ExecuteUpdateAsync(
                set => set.SetProperty(line => line.State, LoanState.ChequeVerified).SetProperty(line => line.StateAt, _ => DateTime.UtcNow), token),
        cancellationToken);

    private static async Task<bool> StoreAsync(LoanBookSetup setup, DueLine line, CancellationToken cancellationToken)
    {
        var (loanId, partner) = (line.LoanId, setup.CallbackPartnerOf(line.Partner));
        try
        {
            return await setup.Database.TransactAsync(
                async (context, token) =>
                {
                    if (await context.Callbacks().AnyAsync(callback => callback.LoanId == loanId && callback.State != LoanState.Created, token).ConfigureAwait(false))
                    {
                        // It was told, and waits for its handler.
                        return false;
                    }

                    var stored = new StoredCallback { Partner = partner, LoanId = loanId, State = LoanState.ChequeVerified, Source = BaloanCallbackSource.Poll };
                    return await setup.CallbackInsert.TryRunAsync(context, stored, token).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DbUpdateException or DbException)
        {
            if (await IsToldAsync(setup, loanId, cancellationToken).ConfigureAwait(false))
            {
                // The call back itself came at the same moment.
                return false;
            }

            throw;
        }
    }

    private static Task<bool> IsToldAsync(LoanBookSetup setup, Guid loanId, CancellationToken cancellationToken) => setup.Database.RunAsync(
        (context, token) => context.Callbacks().AnyAsync(callback => callback.LoanId == loanId && callback.State == LoanState.ChequeVerified, token),
        cancellationToken);
}
