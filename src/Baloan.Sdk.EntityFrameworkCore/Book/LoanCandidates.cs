using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk;

/// <summary>Finds the loans that may be that of an unknown line.</summary>
internal static class LoanCandidates
{
    /// <summary>
    /// The loans that are in no line and that call backs first told of between the line's request and so long after the end of its lease.
    /// A call back that carries no partner may be anybody's.
    /// </summary>
    public static async Task<IReadOnlyList<LoanCandidate>> FindAsync(DbContext context, BookedLoan line, TimeSpan window, CancellationToken cancellationToken)
    {
        var (partner, from, to) = (line.Partner, line.AttemptedAt, line.LeaseEndsAt + window);
        var (lines, callbacks) = (context.Lines(), context.CallbacksOf(partner));
        var fitting = callbacks
            .Where(callback => callback.ReceivedAt >= from && callback.ReceivedAt <= to)
            .Select(callback => callback.LoanId)
            .Where(loanId => !lines.Any(booked => booked.LoanId == loanId))
            .Where(loanId => !callbacks.Any(earlier => earlier.LoanId == loanId && earlier.ReceivedAt < from));
        var told = await callbacks
            .Where(callback => fitting.Contains(callback.LoanId))
            .OrderBy(callback => callback.Id)
            .Select(callback => new { callback.LoanId, callback.State, callback.ReceivedAt })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. told
                .GroupBy(callback => callback.LoanId)
                .Select(loan => new LoanCandidate(
                    loan.Key, LoanHistory.Furthest(loan.Select(static callback => callback.State)), loan.Min(static callback => callback.ReceivedAt)))
                .OrderBy(candidate => candidate.FirstToldAt),
        ];
    }
}
