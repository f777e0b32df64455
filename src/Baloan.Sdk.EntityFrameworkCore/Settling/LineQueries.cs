namespace Baloan.Sdk;

#pragma warning disable RS0030 // Translated: the database's clock, not this machine's.

/// <summary>The lines that wait for somebody, as queries that the indices serve.</summary>
internal static class LineQueries
{
    /// <summary>Opened loans that have not ended and of which nothing was heard for so long.</summary>
    public static IQueryable<BookedLoan> WhereStuck(this IQueryable<BookedLoan> lines, TimeSpan after)
    {
        var seconds = -after.TotalSeconds;
        return lines
            .Where(line => line.Status == LoanBookStatus.Opened
                && (line.State == null || line.State == LoanState.Created || line.State == LoanState.ChequeVerified || line.State == LoanState.SentToBank))
            .Where(line => line.StatusAt < DateTime.UtcNow.AddSeconds(seconds)
                && (line.StateAt == null || line.StateAt < DateTime.UtcNow.AddSeconds(seconds))
                && (line.SignedAt == null || line.SignedAt < DateTime.UtcNow.AddSeconds(seconds)));
    }

    /// <summary>Lines that have had no loan for so long. An unknown one is never among them.</summary>
    public static IQueryable<BookedLoan> WhereNotOpenedFor(this IQueryable<BookedLoan> lines, TimeSpan age)
    {
        var seconds = -age.TotalSeconds;
        return lines.Where(line => line.Status == LoanBookStatus.NotOpened && line.StatusAt < DateTime.UtcNow.AddSeconds(seconds));
    }

    /// <summary>Lines whose loan was paid, blocked or cancelled so long ago.</summary>
    public static IQueryable<BookedLoan> WhereEndedFor(this IQueryable<BookedLoan> lines, TimeSpan age)
    {
        var seconds = -age.TotalSeconds;
        return lines.Where(line => line.Status == LoanBookStatus.Opened
            && (line.State == LoanState.Paid || line.State == LoanState.Blocked || line.State == LoanState.Canceled)
            && line.StateAt < DateTime.UtcNow.AddSeconds(seconds) && line.StatusAt < DateTime.UtcNow.AddSeconds(seconds));
    }
}
