using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk;

/// <summary>Inserts a call back, due from the time of the database's clock on, unless the same change is known already.</summary>
internal sealed class CallbackInsert
{
    private static readonly string[] Key = [nameof(StoredCallback.LoanId), nameof(StoredCallback.Partner), nameof(StoredCallback.State), nameof(StoredCallback.ReasonMark)];
    private static readonly (string, TimeSpan)[] Times = [(nameof(StoredCallback.ReceivedAt), TimeSpan.Zero), (nameof(StoredCallback.DueAt), TimeSpan.Zero)];

    private ClockedInsert<StoredCallback>? _insert;

    /// <returns>Whether it is news.</returns>
    public async Task<bool> TryRunAsync(DbContext context, StoredCallback stored, CancellationToken cancellationToken)
    {
        _insert ??= ClockedInsert<StoredCallback>.Of(context, Key, Times);
        try
        {
            return await _insert.TryRunAsync(context, stored, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException)
        {
            // Another may have stored the same in this moment. Whether it was that, the table tells, not an error's number.
            var (partner, loanId, state, mark) = (stored.Partner, stored.LoanId, stored.State, stored.ReasonMark);
            var isKnown = await context.Callbacks().AnyAsync(
                callback => callback.LoanId == loanId && callback.Partner == partner && callback.State == state && callback.ReasonMark == mark,
                cancellationToken).ConfigureAwait(false);
            if (isKnown)
            {
                return false;
            }

            throw;
        }
    }
}
