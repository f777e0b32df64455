using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk;

/// <summary>Reads what the desk shows, of all books.</summary>
internal sealed class DeskBooks(SettledBooks books, IServiceProvider services)
{
    /// <summary>The most rows of a list.</summary>
    public const int Limit = 100;

    /// <summary>The databases, whose place is that of their books in the forms.</summary>
    public IReadOnlyList<SettledDatabase> Databases => books.Databases;

    public ICallbackInbox? Inbox => services.GetService<ICallbackInbox>();

    public async Task<DeskView> ReadAsync(CancellationToken cancellationToken)
    {
        var view = new DeskView { HasPartners = books.HasPartners };
        for (var place = 0; place < books.Databases.Count; place++)
        {
            var database = books.Databases[place];
            await ReadUnknownAsync(view, database, place, cancellationToken).ConfigureAwait(false);
            await ReadStuckAsync(view, database, cancellationToken).ConfigureAwait(false);
            var (orphans, count) = await database.Database.RunAsync(
                (context, token) => context.LatestOrphansAsync(Limit, token), cancellationToken).ConfigureAwait(false);
            view.Orphans.AddRange(orphans);
            view.OrphanCount += count;
        }

        if (Inbox is { } inbox)
        {
            var letters = await inbox.DeadLettersAsync(cancellationToken).ConfigureAwait(false);
            view.DeadLetters.AddRange(letters.Take(Limit));
            view.DeadLetterCount = letters.Count;
        }

        return view;
    }

    private static async Task ReadUnknownAsync(DeskView view, SettledDatabase database, int place, CancellationToken cancellationToken)
    {
        var (lines, count) = await database.Database.RunAsync(
            (context, token) => ReadSomeAsync(
                context.Lines().Where(line => line.Status == LoanBookStatus.Unknown), lines => lines.OrderBy(line => line.AttemptedAt).ThenBy(line => line.Reference), token),
            cancellationToken).ConfigureAwait(false);
        view.UnknownCount += count;
        foreach (var line in lines)
        {
            var candidates = await database.Database.RunAsync(
                (context, token) => LoanCandidates.FindAsync(context, line, database.WindowOf(line.Partner), token), cancellationToken).ConfigureAwait(false);
            view.Unknown.Add(new DeskLine(place, line, [.. candidates.Take(Limit)]));
        }
    }

    private async Task ReadStuckAsync(DeskView view, SettledDatabase database, CancellationToken cancellationToken)
    {
        foreach (var setup in database.Setups)
        {
            var after = books.OptionsOf(setup).StuckAfter;
            var (lines, count) = await database.Database.RunAsync(
                (context, token) => ReadSomeAsync(
                    database.LinesOf(setup, context.Lines()).WhereStuck(after), lines => lines.OrderBy(line => line.StatusAt).ThenBy(line => line.Reference), token),
                cancellationToken).ConfigureAwait(false);
            view.Stuck.AddRange(lines);
            view.StuckCount += count;
        }
    }

    private static async Task<(IReadOnlyList<BookedLoan> Lines, int Count)> ReadSomeAsync(
        IQueryable<BookedLoan> lines, Func<IQueryable<BookedLoan>, IQueryable<BookedLoan>> order, CancellationToken cancellationToken)
    {
        var some = await order(lines).Take(Limit).ToListAsync(cancellationToken).ConfigureAwait(false);
        return (some, some.Count < Limit ? some.Count : await lines.CountAsync(cancellationToken).ConfigureAwait(false));
    }
}

/// <summary>What the desk shows.</summary>
internal sealed class DeskView
{
    /// <summary>Whether the lines tell whose they are.</summary>
    public bool HasPartners { get; init; }

    public List<DeskLine> Unknown { get; } = [];

    public int UnknownCount { get; set; }

    public List<StoredCallback> DeadLetters { get; } = [];

    public int DeadLetterCount { get; set; }

    public List<BookedLoan> Stuck { get; } = [];

    public int StuckCount { get; set; }

    public List<OrphanLoan> Orphans { get; } = [];

    public int OrphanCount { get; set; }
}

/// <summary>A line of unknown outcome, and the loans that may be its own.</summary>
internal sealed record DeskLine(int Place, BookedLoan Line, IReadOnlyList<LoanCandidate> Candidates);
