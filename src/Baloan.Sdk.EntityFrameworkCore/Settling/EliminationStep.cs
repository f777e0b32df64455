using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

#pragma warning disable RS0030 // Translated: the database's clock, not this machine's.

/// <summary>Settles the unknown lines whose loan is certain.</summary>
/// <remarks>
/// No transaction holds all that was read, and none is needed. The request that made a loan was committed before it was told, and it
/// stays among the loan's possible sources until its line has the loan, which the unique index then tells; so what was certain once
/// stays so. The line itself is settled only while it is unknown still and stands for the same request.
/// </remarks>
internal sealed class EliminationStep(SettlingTelemetry telemetry, ILogger<EliminationStep> logger)
{
    public async Task RunAsync(SettledDatabase books, CancellationToken cancellationToken)
    {
        foreach (var pair in await FindAsync(books, cancellationToken).ConfigureAwait(false))
        {
            if (books.MayEliminate(pair.Line.Partner, pair.Orphan.Partner!))
            {
                await SettleAsync(books, pair, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<IReadOnlyList<EliminatedPair>> FindAsync(SettledDatabase books, CancellationToken cancellationToken)
    {
        var unknown = await books.Database.RunAsync(
            (context, token) => context.Lines()
                .Where(line => line.Status == LoanBookStatus.Unknown && line.LeaseEndsAt < DateTime.UtcNow)
                .Select(line => new { line.Partner, line.AttemptedAt })
                .ToListAsync(token),
            cancellationToken).ConfigureAwait(false);
        unknown.RemoveAll(line => books.SetupOf(line.Partner) is not { Options.EveryLoanIsBooked: true });
        if (unknown.Count == 0)
        {
            return [];
        }

        // The loans before the lines: what made a loan that was told is committed by then. Somewhat earlier ones, as the clock may have gone back.
        var since = unknown.Min(line => line.AttemptedAt).AddHours(-1);
        var orphans = await books.Database.RunAsync((context, token) => context.OrphansSinceAsync(since, token), cancellationToken).ConfigureAwait(false);
        if (orphans.Count == 0)
        {
            return [];
        }

        var lines = await books.Database.RunAsync(ReadLinesAsync, cancellationToken).ConfigureAwait(false);
        return Elimination.Decide(lines, orphans, books.WindowOf);
    }

    private static Task<List<EliminationLine>> ReadLinesAsync(DbContext context, CancellationToken cancellationToken) => context.Lines()
        .Where(line => line.Status == LoanBookStatus.Opening || line.Status == LoanBookStatus.Unknown || line.SettledBy == LoanSettlement.Person || line.DisownedAt != null)
        .Select(line => new EliminationLine
        {
            Partner = line.Partner,
            Reference = line.Reference,
            AttemptId = line.AttemptId,
            Status = line.Status,
            SettledBy = line.SettledBy,
            CreatedAt = line.CreatedAt,
            AttemptedAt = line.AttemptedAt,
            LeaseEndsAt = line.LeaseEndsAt,
            IsLeaseOver = line.LeaseEndsAt < DateTime.UtcNow,
            StatusAt = line.StatusAt,
            DisownedAt = line.DisownedAt,
        })
        .ToListAsync(cancellationToken);

    private async Task SettleAsync(SettledDatabase books, EliminatedPair pair, CancellationToken cancellationToken)
    {
        var setup = books.SetupOf(pair.Line.Partner)!;
        var line = new BookedLoan { Partner = pair.Line.Partner, Reference = pair.Line.Reference, AttemptId = pair.Line.AttemptId };
        try
        {
            if (await new LineSettlement(setup).TrySettleAsOpenedAsync(line, pair.Orphan.LoanId, LoanSettlement.Elimination, plan: null, cancellationToken).ConfigureAwait(false))
            {
                telemetry.CountEliminated(books.Name);
                logger.Eliminated(pair.Orphan.LoanId, pair.Line.Reference);
            }
        }
        catch (Exception exception) when (exception is LoanBookConflictException or DbUpdateException or DbException)
        {
            // Somebody settled it meanwhile, or the database does not answer: the next round looks anew.
            var errorType = exception.GetType().Name;
            logger.EliminationPutOff(pair.Line.Reference, errorType);
        }
    }
}
