using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk;

#pragma warning disable RS0030 // Translated: the database's clock, not this machine's.

/// <summary>The lines of the book and the call backs, as queries. Filters of the application's own model do not hold for them.</summary>
internal static class BookLines
{
    public static IQueryable<BookedLoan> Lines(this DbContext context) => context.Set<BookedLoan>().IgnoreQueryFilters().AsNoTracking();

    public static IQueryable<StoredCallback> Callbacks(this DbContext context) => context.Set<StoredCallback>().IgnoreQueryFilters().AsNoTracking();

    /// <summary>The call backs about loans of a partner: those that came with another's secret prove nothing, those without a partner may be anybody's.</summary>
    public static IQueryable<StoredCallback> CallbacksOf(this DbContext context, string partner) =>
        context.Callbacks().Where(callback => callback.Partner == partner || callback.Partner == "");

    /// <summary>The line of a reference; of another that the database takes for the same, where its collation does so.</summary>
    public static IQueryable<BookedLoan> Line(this DbContext context, string partner, string reference) =>
        context.Lines().Where(line => line.Partner == partner && line.Reference == reference);

    /// <summary>The line of a reference, as long as it stands for one request.</summary>
    public static IQueryable<BookedLoan> Line(this DbContext context, string partner, string reference, Guid attemptId) =>
        context.Line(partner, reference).Where(line => line.AttemptId == attemptId);

    /// <summary>Lines whose outcome is open: the request is under way, or its answer was lost.</summary>
    public static IQueryable<BookedLoan> WhereOpen(this IQueryable<BookedLoan> lines) =>
        lines.Where(line => line.Status == LoanBookStatus.Opening || line.Status == LoanBookStatus.Unknown);

    /// <summary>
    /// Gives up the requests whose lease is over: from now on their outcome is unknown. Whoever reads an open line sweeps before.
    /// </summary>
    /// <returns>How many there were.</returns>
    public static Task<int> SweepAsync(this IQueryable<BookedLoan> lines, CancellationToken cancellationToken) => lines
        .Where(line => line.Status == LoanBookStatus.Opening && line.LeaseEndsAt < DateTime.UtcNow)
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(line => line.Status, LoanBookStatus.Unknown)
                .SetProperty(line => line.StatusAt, _ => DateTime.UtcNow),
            cancellationToken);

    /// <summary>Reads a line, once a request whose lease is over is given up.</summary>
    /// <returns>The line, if there is one, and how many were given up just now.</returns>
    public static async Task<(BookedLoan? Line, int Swept)> ReadAsync(this IQueryable<BookedLoan> lines, CancellationToken cancellationToken)
    {
        var found = await lines
            .Select(line => new { Line = line, IsOver = line.Status == LoanBookStatus.Opening && line.LeaseEndsAt < DateTime.UtcNow })
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (found is not { IsOver: true })
        {
            return (found?.Line, 0);
        }

        var attemptId = found.Line.AttemptId;
        var swept = await lines.Where(line => line.AttemptId == attemptId).SweepAsync(cancellationToken).ConfigureAwait(false);
        return (await lines.FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false), swept);
    }
}
