using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk;

#pragma warning disable RS0030 // Translated: the database's clock, not this machine's.

/// <summary>
/// Gives the loan of a reference to one request: a line is committed before anything is sent. What two requests want at a time, the
/// database decides by its unique indices and by updates of what was read; which of them failed is read, not told by error codes.
/// </summary>
internal sealed class LoanClaims(LoanBookSetup setup, string partner)
{
    // Each round is lost to another request, which then has the loan or has given it up.
    private const int MaxRounds = 5;

    private static readonly string[] Key = [nameof(BookedLoan.Partner), nameof(BookedLoan.Reference)];
    private static readonly (string, TimeSpan)[] Times =
    [
        (nameof(BookedLoan.CreatedAt), TimeSpan.Zero), (nameof(BookedLoan.AttemptedAt), TimeSpan.Zero), (nameof(BookedLoan.StatusAt), TimeSpan.Zero),
    ];

    private readonly BookDatabase _database = setup.Database;

    /// <summary>The line of a reference; a request whose lease is over is given up before.</summary>
    /// <exception cref="LoanBookConflictException">The database takes another reference for this one.</exception>
    public async Task<BookedLoan?> FindAsync(string reference, CancellationToken cancellationToken)
    {
        var (line, swept) = await _database.RunAsync(
            (context, token) => context.Line(partner, reference).ReadAsync(token), cancellationToken).ConfigureAwait(false);
        setup.TellIfSwept(swept);
        if (line is not null)
        {
            BookReference.ThrowIfAnother(line, partner, reference);
        }

        return line;
    }

    /// <summary>Commits the line of a request.</summary>
    /// <param name="attempt">The request.</param>
    /// <param name="line">The line of its reference, as it was just read; null where none was, or nobody has looked.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <returns><see langword="null"/> where the request may be sent; else the line that another request has made meanwhile.</returns>
    /// <exception cref="LoanBookConflictException">Another reference of the same applicant and store has no known outcome.</exception>
    public async Task<BookedLoan?> ClaimAsync(LoanAttempt attempt, BookedLoan? line, CancellationToken cancellationToken)
    {
        for (var round = 1; ; round++)
        {
            try
            {
                var isClaimed = line is null
                    ? await TryInsertAsync(attempt, cancellationToken).ConfigureAwait(false)
                    : await TakeOverAsync(attempt, line, cancellationToken).ConfigureAwait(false);
                if (isClaimed)
                {
                    return null;
                }
            }
            catch (Exception exception) when (exception is DbUpdateException or DbException)
            {
                await ThrowIfApplicantIsOpenAsync(attempt, cancellationToken).ConfigureAwait(false);
                if (round == MaxRounds)
                {
                    throw;
                }
            }

            line = await FindAsync(attempt.Reference, cancellationToken).ConfigureAwait(false);
            if (line is { Status: LoanBookStatus.Opening } && line.AttemptId == attempt.Id)
            {
                // It was committed; what was lost is the database's answer.
                return null;
            }

            if (line is not null && (line.Status != LoanBookStatus.NotOpened || round == MaxRounds))
            {
                return line;
            }
        }
    }

    /// <summary>Gives back the line of a request that has opened nothing.</summary>
    public Task<int> ReleaseAsync(LoanAttempt attempt, BaloanErrorCode? errorCode) => _database.RunAsync(
        (context, token) => context.Line(partner, attempt.Reference, attempt.Id).WhereOpen().ExecuteUpdateAsync(
            set => set
                .SetProperty(line => line.Status, LoanBookStatus.NotOpened)
                .SetProperty(line => line.ErrorCode, errorCode)
                .SetProperty(line => line.OpenFingerprint, (string?)null)
                .SetProperty(line => line.StatusAt, _ => DateTime.UtcNow),
            token),
        CancellationToken.None);

    /// <summary>Commits the line of a new reference by one statement; whether there was none.</summary>
    private Task<bool> TryInsertAsync(LoanAttempt attempt, CancellationToken cancellationToken) => _database.RunAsync(
        (context, token) =>
        {
            var insert = setup.Insert ??= ClockedInsert<BookedLoan>.Of(context, Key, [.. Times, (nameof(BookedLoan.LeaseEndsAt), setup.Options.LeaseTime)]);
            return insert.TryRunAsync(context, attempt.ToLine(isExclusive: !setup.Options.AllowWhileUnknown), token);
        },
        cancellationToken);

    private async Task<bool> TakeOverAsync(LoanAttempt attempt, BookedLoan seen, CancellationToken cancellationToken)
    {
        var seconds = setup.Options.LeaseTime.TotalSeconds;
        var seenAttempt = seen.AttemptId;
        var next = attempt.ToLine(isExclusive: !setup.Options.AllowWhileUnknown);
        var taken = await _database.RunAsync(
            (context, token) => context.Line(partner, attempt.Reference, seenAttempt).Where(line => line.Status == LoanBookStatus.NotOpened).ExecuteUpdateAsync(
                set => set
                    .SetProperty(line => line.Status, LoanBookStatus.Opening)
                    .SetProperty(line => line.AttemptId, next.AttemptId)
                    .SetProperty(line => line.StoreId, next.StoreId)
                    .SetProperty(line => line.Amount, next.Amount)
                    .SetProperty(line => line.LoanDue, next.LoanDue)
                    .SetProperty(line => line.Fingerprint, next.Fingerprint)
                    .SetProperty(line => line.OpenFingerprint, next.OpenFingerprint)
                    .SetProperty(line => line.ErrorCode, (BaloanErrorCode?)null)
                    .SetProperty(line => line.SettledBy, (LoanSettlement?)null)
                    .SetProperty(line => line.AttemptedAt, _ => DateTime.UtcNow)
                    .SetProperty(line => line.StatusAt, _ => DateTime.UtcNow)
                    .SetProperty(line => line.LeaseEndsAt, _ => DateTime.UtcNow.AddSeconds(seconds)),
                token),
            cancellationToken).ConfigureAwait(false);
        return taken > 0;
    }

    private async Task ThrowIfApplicantIsOpenAsync(LoanAttempt attempt, CancellationToken cancellationToken)
    {
        var mark = attempt.Mark;
        var (other, swept) = await _database.RunAsync(
            (context, token) => context.Lines().Where(line => line.Partner == partner && line.OpenFingerprint == mark).ReadAsync(token),
            cancellationToken).ConfigureAwait(false);
        setup.TellIfSwept(swept);
        if (other is not null && other.Partner == partner && other.Reference != attempt.Reference)
        {
            throw new LoanBookConflictException(
                $"The loan of reference '{other.Reference}' is for the same applicant and store, and its outcome is not known. Nothing was sent for '{attempt.Reference}'.",
                other.Reference,
                other.Status);
        }
    }
}
