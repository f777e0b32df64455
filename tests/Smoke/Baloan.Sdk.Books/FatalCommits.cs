using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Baloan.Sdk.Smoke;

/// <summary>Dies when a handler's transaction is about to be committed.</summary>
public sealed class FatalCommits(Fate fate) : DbTransactionInterceptor
{
    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context!.ChangeTracker.Entries<Effect>().Any())
        {
            fate.Meet(Step.BeforeCommit);
        }

        return new(result);
    }
}
