using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk;

/// <summary>Finds the loans that call backs told of and no line of the book has.</summary>
internal static class OrphanQueries
{
    /// <summary>Those that were first told at a time or later.</summary>
    public static async Task<IReadOnlyList<OrphanLoan>> OrphansSinceAsync(this DbContext database, DateTime since, CancellationToken cancellationToken)
    {
        var told = await Grouped(database).Where(loan => loan.FirstToldAt >= since).OrderBy(loan => loan.FirstToldAt).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. told.Select(loan => loan.ToOrphan())];
    }

    /// <summary>The latest of them, with their number.</summary>
    public static async Task<(IReadOnlyList<OrphanLoan> Latest, int Count)> LatestOrphansAsync(this DbContext database, int limit, CancellationToken cancellationToken)
    {
        var count = await Grouped(database).CountAsync(cancellationToken).ConfigureAwait(false);
        var told = await Grouped(database).OrderByDescending(loan => loan.FirstToldAt).Take(limit).ToListAsync(cancellationToken).ConfigureAwait(false);
        return ([.. told.Select(loan => loan.ToOrphan())], count);
    }

    private static IQueryable<ToldLoan> Grouped(DbContext database) => Grouped(database.Callbacks(), database.Lines());

    private static IQueryable<ToldLoan> Grouped(IQueryable<StoredCallback> callbacks, IQueryable<BookedLoan> lines) => callbacks
        .Where(callback => !lines.Any(line => line.LoanId == callback.LoanId))
        .GroupBy(callback => callback.LoanId)
        .Select(loan => new ToldLoan
        {
            LoanId = loan.Key,
            FirstToldAt = loan.Min(callback => callback.ReceivedAt),
            FirstPartner = loan.Min(callback => callback.Partner)!,
            LastPartner = loan.Max(callback => callback.Partner)!,
            Creations = loan.Count(callback => callback.State == LoanState.Created && callback.Source == BaloanCallbackSource.Gateway),
        });

    private sealed class ToldLoan
    {
        public Guid LoanId { get; init; }

        public DateTime FirstToldAt { get; init; }

        public string FirstPartner { get; init; } = "";

        public string LastPartner { get; init; } = "";

        /// <summary>How often the gateway told its creation. A loan that is kept since its answer came too late has a line that was settled otherwise.</summary>
        public int Creations { get; init; }

        public OrphanLoan ToOrphan() => new(LoanId, FirstPartner == LastPartner ? FirstPartner : null, FirstToldAt, Creations > 0);
    }
}
