using Baloan.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>Moves the files of loans. Two may move one at once: a call back, and the customer's own step that caused it.</summary>
public sealed class LoanFiles(ShopDatabase database, TimeProvider time)
{
    private const int MaxTries = 5;

    /// <summary>Moves a file on to a state and saves it; false where it is in that state already, or beyond it.</summary>
    public async Task<bool> MoveAsync(Guid loanId, LoanState state, string? reason, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var file = await database.LoanFiles.FindAsync([loanId], cancellationToken)
                ?? database.LoanFiles.Add(new LoanFile { LoanId = loanId }).Entity;
            if (!file.Move(state, reason, time.GetUtcNow()))
            {
                return false;
            }

            try
            {
                await database.SaveChangesAsync(cancellationToken);
                return true;
            }
            catch (DbUpdateException) when (tries < MaxTries)
            {
                // Another moved it meanwhile: look at what it has become.
                database.ChangeTracker.Clear();
            }
        }
    }
}
