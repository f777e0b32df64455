using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk;

#pragma warning disable RS0030 // Translated: the database's clock, not this machine's.

/// <summary>
/// Keeps a loan whose line no longer waits for it: the lease was over when the answer came. No loan that the gateway has opened may be
/// lost for that.
/// </summary>
internal sealed class LateAnswers(LoanBookSetup setup, LoanClaims claims, string partner)
{
    private readonly BookDatabase _database = setup.Database;
    private readonly LineSettlement _settlement = new(setup);

    /// <summary>Opens the line of an unknown outcome; else keeps the loan as a call back.</summary>
    /// <exception cref="BaloanOutcomeUnknownException">The line does not stand for this loan.</exception>
    public async Task KeepAsync(LoanAttempt attempt, Loan loan)
    {
        var line = await claims.FindAsync(attempt.Reference, CancellationToken.None).ConfigureAwait(false);
        if (line?.AttemptId == attempt.Id && line.LoanId == loan.Id)
        {
            // Saved before, or settled rightly.
            return;
        }

        if (await FindOtherLineAsync(attempt, loan.Id).ConfigureAwait(false) is { } other)
        {
            throw LoanIsAnothers(attempt, loan.Id, other);
        }

        if (line?.AttemptId == attempt.Id && line.Status == LoanBookStatus.Unknown && await TrySettleAsync(attempt, line, loan).ConfigureAwait(false))
        {
            return;
        }

        await StoreAsync(loan.Id).ConfigureAwait(false);
        setup.Tell(log => log.OpenedTooLate(loan.Id, attempt.Reference, line?.Status ?? LoanBookStatus.NotOpened));
        setup.TellObservers();
        throw new BaloanOutcomeUnknownException(
            LoanOpening.Operation,
            $"Loan {loan.Id:D} was opened for reference '{attempt.Reference}', but so late that its line was settled otherwise meanwhile. It is kept as a call back: look into it.");
    }

    /// <summary>Another line that has the loan.</summary>
    public Task<BookedLoan?> FindOtherLineAsync(LoanAttempt attempt, Guid loanId) => _database.RunAsync(
        (context, token) => context.Lines()
            .Where(line => line.LoanId == loanId && !(line.Partner == partner && line.Reference == attempt.Reference))
            .FirstOrDefaultAsync(token),
        CancellationToken.None);

    /// <summary>Tells that the gateway has answered with the loan of another line, so that one loan does not pay twice.</summary>
    public BaloanOutcomeUnknownException LoanIsAnothers(LoanAttempt attempt, Guid loanId, BookedLoan other)
    {
        setup.Tell(log => log.LoanIsAnothers(attempt.Reference, loanId, other.Reference));
        setup.TellObservers();
        return new BaloanOutcomeUnknownException(
            LoanOpening.Operation,
            $"The gateway answered to reference '{attempt.Reference}' with loan {loanId:D}, which is that of reference '{other.Reference}': look into both.");
    }

    private async Task<bool> TrySettleAsync(LoanAttempt attempt, BookedLoan line, Loan loan)
    {
        try
        {
            if (await _settlement.TrySettleAsOpenedAsync(line, loan.Id, settledBy: null, loan.Plan, CancellationToken.None).ConfigureAwait(false))
            {
                return true;
            }
        }
        catch (LoanBookConflictException exception)
        {
            // Another line has got the loan just now: found the next time.
            throw new InvalidOperationException("The loan has become that of another line.", exception);
        }

        // Somebody else was faster, perhaps with this very loan.
        var now = await claims.FindAsync(attempt.Reference, CancellationToken.None).ConfigureAwait(false);
        return now?.AttemptId == attempt.Id && now.LoanId == loan.Id;
    }

    private Task<bool> StoreAsync(Guid loanId) => _database.RunAsync(
        (context, token) => setup.CallbackInsert.TryRunAsync(
            context,
            new StoredCallback
            {
                Partner = setup.CallbackPartnerOf(partner),
                LoanId = loanId,
                State = LoanState.Created,
                Source = BaloanCallbackSource.Answer,
            },
            token),
        CancellationToken.None);
}
