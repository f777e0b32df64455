using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk;

#pragma warning disable RS0030 // Translated: the database's clock, not this machine's.

/// <summary>
/// The call backs that are to be handled, as nodes share them: by leases, which plain updates give and take. Of a loan only the oldest
/// is ever given out.
/// </summary>
internal sealed class InboxQueue(BookDatabase database, TimeSpan candidateWindow)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>How many call backs can be handled at a time: SQLite lets one write, and has the others wait by the tenth of a second.</summary>
    /// <exception cref="InvalidOperationException">The application's context is not registered, or its model lacks the tables.</exception>
    public Task<int> LimitConcurrencyAsync(int wanted, CancellationToken cancellationToken) => database.RunAsync(
        (context, _) => Task.FromResult(context.Database.ProviderName?.EndsWith(".Sqlite", StringComparison.Ordinal) == true ? 1 : wanted), cancellationToken);

    /// <summary>Takes call backs that are due, each of another loan.</summary>
    public async Task<IReadOnlyList<InboxWork>> TakeAsync(int most, TimeSpan leaseTime, CancellationToken cancellationToken)
    {
        var due = await database.RunAsync((context, token) => FindDueAsync(context, most, token), cancellationToken).ConfigureAwait(false);
        if (due.Count == 0)
        {
            return [];
        }

        var (leaseId, seconds) = (Guid.NewGuid(), leaseTime.TotalSeconds);
        return await database.RunAsync(
            async (context, token) =>
            {
                var taken = await WhereFree(context.Callbacks()).Where(callback => due.Contains(callback.Id)).ExecuteUpdateAsync(
                    set => set
                        .SetProperty(callback => callback.LeaseId, (Guid?)leaseId)
                        .SetProperty(callback => callback.LeaseEndsAt, _ => DateTime.UtcNow.AddSeconds(seconds)),
                    token).ConfigureAwait(false);
                return taken == 0 ? [] : await ReadAsync(context, leaseId, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a loan that the book does not know may be that of a request whose outcome is open.</summary>
    public Task<bool> MayBelongToOpenLineAsync(StoredCallback callback, CancellationToken cancellationToken) => database.RunAsync(
        async (context, token) =>
        {
            var (loanId, partner) = (callback.LoanId, callback.Partner);
            var first = await context.Callbacks()
                .Where(told => told.LoanId == loanId && told.Partner == partner)
                .MinAsync(told => told.ReceivedAt, token).ConfigureAwait(false);
            var earliestEnd = first - candidateWindow;
            return await context.Lines().WhereOpen()
                .Where(line => partner == "" || line.Partner == partner)
                .AnyAsync(line => line.AttemptedAt <= first && line.LeaseEndsAt >= earliestEnd, token).ConfigureAwait(false);
        },
        cancellationToken);

    /// <summary>The line of a call back's loan as it stands now; null where the book does not know it.</summary>
    public Task<BookedLoan?> FindLineAsync(StoredCallback callback, CancellationToken cancellationToken) => database.RunAsync(
        async (context, token) =>
        {
            var loanId = callback.LoanId;
            return LineOf(callback, await context.Lines().FirstOrDefaultAsync(line => line.LoanId == loanId, token).ConfigureAwait(false));
        },
        cancellationToken);

    /// <summary>Gives a call back of a run back, to be handled later.</summary>
    /// <param name="work">The call back.</param>
    /// <param name="pause">How much later.</param>
    public Task<int> PutBackAsync(InboxWork work, TimeSpan pause)
    {
        var seconds = pause.TotalSeconds;
        return database.RunAsync(
            (context, token) => Held(context, work).ExecuteUpdateAsync(
                set => set
                    .SetProperty(callback => callback.DueAt, _ => DateTime.UtcNow.AddSeconds(seconds))
                    .SetProperty(callback => callback.LeaseId, (Guid?)null)
                    .SetProperty(callback => callback.LeaseEndsAt, (DateTime?)null),
                token),
            CancellationToken.None);
    }

    /// <summary>How long a call back waits for the book: as long again as it has waited, from one look through the inbox to a minute.</summary>
    public static TimeSpan PauseOfWaiting(InboxWork work, TimeSpan pollInterval) =>
        work.Age < pollInterval || pollInterval > LongestWait ? pollInterval : work.Age < LongestWait ? work.Age : LongestWait;

    /// <summary>What has waited for a line that the book has now is due. What need not wait any more finds that by itself.</summary>
    public Task<int> EndWaitingAsync(CancellationToken cancellationToken) => database.RunAsync(
        (context, token) => context.Callbacks()
            .Where(callback => callback.DueAt > DateTime.UtcNow && callback.Failures == 0 && callback.LeaseId == null)
            .Where(callback => context.Lines().Any(line => line.LoanId == callback.LoanId))
            .ExecuteUpdateAsync(set => set.SetProperty(callback => callback.DueAt, _ => DateTime.UtcNow), token),
        cancellationToken);

    /// <summary>Puts down that the handler has failed.</summary>
    /// <param name="work">The call back.</param>
    /// <param name="error">The type of what it threw.</param>
    /// <param name="pause">When it runs again; null for never.</param>
    public Task<int> FailAsync(InboxWork work, string error, TimeSpan? pause)
    {
        var (isDead, seconds) = (pause is null, pause?.TotalSeconds ?? 0);
        return database.RunAsync(
            (context, token) => Held(context, work).ExecuteUpdateAsync(
                set => set
                    .SetProperty(callback => callback.Failures, callback => callback.Failures + 1)
                    .SetProperty(callback => callback.Error, error)
                    .SetProperty(callback => callback.DueAt, _ => isDead ? null : DateTime.UtcNow.AddSeconds(seconds))
                    .SetProperty(callback => callback.DeadAt, _ => isDead ? DateTime.UtcNow : null)
                    .SetProperty(callback => callback.LeaseId, (Guid?)null)
                    .SetProperty(callback => callback.LeaseEndsAt, (DateTime?)null),
                token),
            CancellationToken.None);
    }

    /// <summary>Marks a call back as handled, in the transaction of its handler, and moves its line on.</summary>
    /// <returns>Whether the run held it still; else nothing of its handler may be committed.</returns>
    public static async Task<bool> MarkAsync(DbContext context, InboxWork work, CancellationToken cancellationToken)
    {
        var marked = await Held(context, work).ExecuteUpdateAsync(
            set => set
                .SetProperty(callback => callback.HandledAt, _ => DateTime.UtcNow)
                .SetProperty(callback => callback.DueAt, (DateTime?)null)
                .SetProperty(callback => callback.LeaseId, (Guid?)null)
                .SetProperty(callback => callback.LeaseEndsAt, (DateTime?)null)
                .SetProperty(callback => callback.Error, (string?)null)
                .SetProperty(callback => callback.AdditionalJson, (string?)null)
                .SetProperty(callback => callback.Reason, (string?)null),
            cancellationToken).ConfigureAwait(false);
        if (marked > 0 && work.Line is { } line && work.Callback.State.IsDocumented && line.State?.IsBefore(work.Callback.State) != false)
        {
            await LoanHistory.ApplyAsync(context, line.Partner, work.Callback.LoanId, cancellationToken).ConfigureAwait(false);
        }

        return marked > 0;
    }

    /// <summary>Whether a call back is handled: a transaction that was given up on may have been committed.</summary>
    public static Task<bool> IsHandledAsync(DbContext context, InboxWork work, CancellationToken cancellationToken)
    {
        var id = work.Callback.Id;
        return context.Callbacks().AnyAsync(callback => callback.Id == id && callback.HandledAt != null, cancellationToken);
    }

    private static IQueryable<StoredCallback> Held(DbContext context, InboxWork work)
    {
        var (id, leaseId) = (work.Callback.Id, work.LeaseId);
        return context.Callbacks().Where(callback => callback.Id == id && callback.LeaseId == leaseId && callback.HandledAt == null);
    }

    private static IQueryable<StoredCallback> WhereFree(IQueryable<StoredCallback> callbacks) => callbacks
        .Where(callback => callback.DueAt <= DateTime.UtcNow && (callback.LeaseId == null || callback.LeaseEndsAt < DateTime.UtcNow));

    private static Task<List<long>> FindDueAsync(DbContext context, int most, CancellationToken cancellationToken)
    {
        var all = context.Callbacks();
        return WhereFree(all)
            .Where(callback => !all.Any(other =>
                other.LoanId == callback.LoanId && other.Partner == callback.Partner && other.Id != callback.Id && other.DueAt != null
                && (other.Id < callback.Id || other.LeaseEndsAt >= DateTime.UtcNow)))
            .OrderBy(callback => callback.DueAt).ThenBy(callback => callback.Id)
            .Select(callback => callback.Id)
            .Take(most)
            .ToListAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<InboxWork>> ReadAsync(DbContext context, Guid leaseId, CancellationToken cancellationToken)
    {
        var taken = await context.Callbacks().Where(callback => callback.LeaseId == leaseId).OrderBy(callback => callback.Id)
            .Select(callback => new { Callback = callback, Now = DateTime.UtcNow })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var loans = taken.ConvertAll(row => row.Callback.LoanId);
        var lines = await context.Lines()
            .Where(line => line.LoanId != null && loans.Contains(line.LoanId.Value))
            .ToDictionaryAsync(line => line.LoanId!.Value, cancellationToken).ConfigureAwait(false);
        var others = (await context.Callbacks()
            .Where(callback => loans.Contains(callback.LoanId) && (callback.HandledAt != null || (callback.DueAt != null && callback.LeaseId != leaseId)))
            .OrderBy(callback => callback.HandledAt)
            .Select(callback => new OtherCallback(
                callback.Id, callback.LoanId, callback.Partner, callback.State, callback.HandledAt != null, callback.LeaseEndsAt >= DateTime.UtcNow))
            .ToListAsync(cancellationToken).ConfigureAwait(false)).ToLookup(row => (row.LoanId, row.Partner));
        IEnumerable<OtherCallback> OthersOf(StoredCallback callback) => others[(callback.LoanId, callback.Partner)];
        var outOfTurn = taken.Where(row => OthersOf(row.Callback).Any(other => other.IsBefore(row.Callback))).Select(row => row.Callback.Id).ToList();
        if (outOfTurn.Count > 0)
        {
            await GiveBackAsync(context, leaseId, outOfTurn, cancellationToken).ConfigureAwait(false);
        }

        return [.. taken.Where(row => !outOfTurn.Contains(row.Callback.Id)).Select(row => new InboxWork(
            row.Callback,
            leaseId,
            LineOf(row.Callback, lines.GetValueOrDefault(row.Callback.LoanId)),
            PreviousOf([.. OthersOf(row.Callback).Where(other => other.IsHandled).Select(other => other.State)]),
            row.Now - row.Callback.ReceivedAt))];
    }

    // Between looking and taking, another of the loan can have come, been replayed or been taken by another node.
    private static Task<int> GiveBackAsync(DbContext context, Guid leaseId, List<long> ids, CancellationToken cancellationToken) => context.Callbacks()
        .Where(callback => callback.LeaseId == leaseId && ids.Contains(callback.Id))
        .ExecuteUpdateAsync(
            set => set.SetProperty(callback => callback.LeaseId, (Guid?)null).SetProperty(callback => callback.LeaseEndsAt, (DateTime?)null),
            cancellationToken);

    // What comes with one partner's secret proves nothing of another's loan.
    private static BookedLoan? LineOf(StoredCallback callback, BookedLoan? line) =>
        line is not null && (callback.Partner.Length == 0 || callback.Partner == line.Partner) ? line : null;

    private static LoanState? PreviousOf(IReadOnlyList<LoanState> handled) =>
        LoanHistory.Furthest(handled) ?? (handled.Count == 0 ? null : handled[^1]);
}

/// <summary>Another call back of the same loan.</summary>
internal sealed record OtherCallback(long Id, Guid LoanId, string Partner, LoanState State, bool IsHandled, bool IsHeld)
{
    /// <summary>Whether a call back must wait for this one.</summary>
    public bool IsBefore(StoredCallback callback) => !IsHandled && (IsHeld || Id < callback.Id);
}
