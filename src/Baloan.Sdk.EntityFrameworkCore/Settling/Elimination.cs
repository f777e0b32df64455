namespace Baloan.Sdk;

/// <summary>
/// Decides which unknown requests and unknown loans can only belong together, where every loan comes from a line of the book. Pure: what
/// it says depends on what it is given alone.
/// </summary>
/// <remarks>
/// A loan's true request is always among its possible sources, whatever has happened since: its line is being sent, is unknown, or was
/// settled by a person, who may have erred. So a loan with a single possible source belongs to it. Whatever else is there waits for a person.
/// </remarks>
internal static class Elimination
{
    // How far the database's clock may go back, as when another server takes over.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(5);

    // The longest lease that the options allow.
    private static readonly TimeSpan LongestLease = TimeSpan.FromDays(1);

    /// <summary>The pairs that are certain; no request and no loan is in two of them.</summary>
    /// <param name="lines">All lines that are being sent, are unknown, or were ever settled by a person.</param>
    /// <param name="orphans">All loans that call backs told of and no line has.</param>
    /// <param name="window">For how long after its lease a request's loan is expected to be told, by the partner.</param>
    public static IReadOnlyList<EliminatedPair> Decide(
        IReadOnlyList<EliminationLine> lines, IReadOnlyList<OrphanLoan> orphans, Func<string, TimeSpan> window)
    {
        var sources = lines.SelectMany(line => SourcesOf(line, window(line.Partner))).ToList();
        var pairs = new List<EliminatedPair>();
        foreach (var orphan in orphans.Where(orphan => orphan is { Partner: not null, IsCreationTold: true }))
        {
            var possible = sources.Where(source => source.MayBeThatOf(orphan)).Take(2).ToList();
            if (possible is [{ Unknown: { } line } source]
                && line.AttemptedAt <= orphan.FirstToldAt
                && orphan.FirstToldAt <= line.LeaseEndsAt + window(line.Partner)
                && orphans.Count(source.MayBeThatOf) == 1)
            {
                pairs.Add(new EliminatedPair(line, orphan));
            }
        }

        return pairs;
    }

    private static IEnumerable<PossibleSource> SourcesOf(EliminationLine line, TimeSpan window)
    {
        if (line.Status is LoanBookStatus.Opening or LoanBookStatus.Unknown)
        {
            // However late its loan is told.
            yield return new PossibleSource(line, line.AttemptedAt, Until: null, IsLeaseOver: line.Status == LoanBookStatus.Unknown && line.IsLeaseOver);
        }
        else if (line is { Status: LoanBookStatus.Opened, SettledBy: LoanSettlement.Person })
        {
            // The person may have named the loan of another line.
            yield return new PossibleSource(line, line.AttemptedAt, line.StatusAt + LongestLease + window, IsLeaseOver: false);
        }

        if (line.DisownedAt is { } disownedAt)
        {
            // It may have been sent again since, and its first loan be told only now.
            yield return new PossibleSource(line, line.CreatedAt, disownedAt + LongestLease + window, IsLeaseOver: false);
        }
    }

    private sealed record PossibleSource(EliminationLine Line, DateTime From, DateTime? Until, bool IsLeaseOver)
    {
        /// <summary>The line, where it may be settled; what else is possible only stands in the way.</summary>
        public EliminationLine? Unknown => IsLeaseOver ? Line : null;

        // A call back that came without a partner's own secret may be of any client.
        public bool MayBeThatOf(OrphanLoan orphan) =>
            (string.IsNullOrEmpty(orphan.Partner) || orphan.Partner == Line.Partner)
            && From <= orphan.FirstToldAt + ClockSlack
            && (Until is not { } until || orphan.FirstToldAt <= until);
    }
}

/// <summary>What elimination looks at in a line of the book. Times in UTC by the database's clock.</summary>
internal sealed record EliminationLine
{
    public string Partner { get; init; } = "";

    public string Reference { get; init; } = "";

    public Guid AttemptId { get; init; }

    public LoanBookStatus Status { get; init; }

    public LoanSettlement? SettledBy { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime AttemptedAt { get; init; }

    public DateTime LeaseEndsAt { get; init; }

    public bool IsLeaseOver { get; init; }

    public DateTime StatusAt { get; init; }

    /// <summary>When a person last said that a request of this line made no loan; it stays when the line is sent again.</summary>
    public DateTime? DisownedAt { get; init; }
}

/// <summary>A loan that call backs told of and no line has.</summary>
/// <param name="LoanId">The loan's id at the gateway.</param>
/// <param name="Partner">Whose secret came with its call backs; empty where there is none, <see langword="null"/> where they disagree.</param>
/// <param name="FirstToldAt">When the first of them was stored.</param>
/// <param name="IsCreationTold">Whether <c>created</c> is among them: a loan from before the book will not tell it again.</param>
internal sealed record OrphanLoan(Guid LoanId, string? Partner, DateTime FirstToldAt, bool IsCreationTold);

/// <summary>An unknown line and the loan that can only be its own.</summary>
internal sealed record EliminatedPair(EliminationLine Line, OrphanLoan Orphan);
