using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk;

/// <summary>The state of a loan as its call backs tell it.</summary>
internal static class LoanHistory
{
    /// <summary>Takes over, to the line of a loan, the furthest documented state that was told before the line had the loan.</summary>
    /// <returns>How many lines were changed.</returns>
    public static async Task<int> ApplyAsync(DbContext context, string partner, Guid loanId, CancellationToken cancellationToken)
    {
        var told = await context.CallbacksOf(partner)
            .Where(callback => callback.LoanId == loanId)
            .OrderBy(callback => callback.Id)
            .Select(callback => new { callback.State, callback.ReceivedAt })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var furthest = Furthest(told.Select(static callback => callback.State));
        if (furthest is not { } state)
        {
            return 0;
        }

        var at = told.First(callback => callback.State == state).ReceivedAt;
        var line = context.Lines().Where(line => line.LoanId == loanId);
        var isFinal = state.IsFinal;
        var known = await line.Select(static line => line.State).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return known is { } reached && !reached.IsBefore(state)
            ? 0
            : await line.Where(line => line.State == known).ExecuteUpdateAsync(
                set => set
                    .SetProperty(line => line.State, (LoanState?)state)
                    .SetProperty(line => line.StateAt, (DateTime?)at)
                    .SetProperty(line => line.PollAt, line => isFinal ? null : line.PollAt),
                cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The furthest of the documented states; <see langword="null"/> where there is none.</summary>
    public static LoanState? Furthest(IEnumerable<LoanState> states)
    {
        LoanState? furthest = null;
        foreach (var state in states.Where(static state => state.IsDocumented))
        {
            if (furthest is not { } reached || reached.IsBefore(state))
            {
                furthest = state;
            }
        }

        return furthest;
    }
}
