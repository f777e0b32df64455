using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk;

#pragma warning disable RS0030 // Translated: the database's clock, not this machine's.

/// <summary>Settles lines of unknown outcome, each by one update that finds it unknown still.</summary>
internal sealed class LineSettlement(LoanBookSetup setup)
{
    private readonly BookDatabase _database = setup.Database;

    /// <summary>The loan file exists.</summary>
    /// <param name="line">The line, as it was read.</param>
    /// <param name="loanId">The loan's id at the gateway.</param>
    /// <param name="settledBy">Who says so; <see langword="null"/> for the gateway's answer.</param>
    /// <param name="plan">The repayment plan, where it is known.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <returns>Whether it was unknown still.</returns>
    /// <exception cref="LoanBookConflictException">The loan is that of another line.</exception>
    public async Task<bool> TrySettleAsOpenedAsync(
        BookedLoan line, Guid loanId, LoanSettlement? settledBy, RepaymentPlan? plan, CancellationToken cancellationToken)
    {
        var monthly = plan?.MonthlyInstallment;
        var total = plan?.TotalPayback;
        try
        {
            var settled = await _database.RunAsync(
                (context, token) => Unknown(context, line).ExecuteUpdateAsync(
                    set => set
                        .SetProperty(found => found.Status, LoanBookStatus.Opened)
                        .SetProperty(found => found.LoanId, loanId)
                        .SetProperty(found => found.MonthlyInstallmentAmount, monthly)
                        .SetProperty(found => found.TotalPayback, total)
                        .SetProperty(found => found.OpenFingerprint, (string?)null)
                        .SetProperty(found => found.SettledBy, settledBy)
                        .SetProperty(found => found.StatusAt, _ => DateTime.UtcNow)
                        .SetProperty(found => found.PollAt, _ => DateTime.UtcNow),
                    token),
                cancellationToken).ConfigureAwait(false);
            if (settled == 0)
            {
                return false;
            }
        }
        catch (Exception exception) when (exception is DbUpdateException or DbException)
        {
            if (await FindByLoanAsync(loanId, cancellationToken).ConfigureAwait(false) is { } other && !IsSame(other, line))
            {
                throw new LoanBookConflictException($"Loan {loanId:D} is that of reference '{other.Reference}'.", other.Reference, other.Status);
            }

            throw;
        }

        await ApplyHistoryAsync(line, loanId).ConfigureAwait(false);
        setup.TellObservers();
        return true;
    }

    /// <summary>There is no loan file.</summary>
    /// <returns>Whether it was unknown still.</returns>
    public async Task<bool> TrySettleAsNotOpenedAsync(BookedLoan line, LoanSettlement settledBy, CancellationToken cancellationToken)
    {
        var settled = await _database.RunAsync(
            (context, token) => Unknown(context, line).ExecuteUpdateAsync(
                set => set
                    .SetProperty(found => found.Status, LoanBookStatus.NotOpened)
                    .SetProperty(found => found.OpenFingerprint, (string?)null)
                    .SetProperty(found => found.SettledBy, settledBy)
                    .SetProperty(found => found.StatusAt, _ => DateTime.UtcNow)
                    .SetProperty(found => found.DisownedAt, _ => DateTime.UtcNow),
                token),
            cancellationToken).ConfigureAwait(false);
        if (settled > 0)
        {
            setup.TellObservers();
        }

        return settled > 0;
    }

    // After the line has the loan: a call back that is handled from now on finds the line itself.
    private async Task ApplyHistoryAsync(BookedLoan line, Guid loanId)
    {
        try
        {
            await _database.RunAsync((context, token) => LoanHistory.ApplyAsync(context, line.Partner, loanId, token), CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever the database throws, the line is settled.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            setup.Tell(log => log.NotNoted(line.Reference, exception.GetType().Name));
        }
    }

    private static IQueryable<BookedLoan> Unknown(DbContext context, BookedLoan line) =>
        context.Line(line.Partner, line.Reference, line.AttemptId).Where(found => found.Status == LoanBookStatus.Unknown);

    private static bool IsSame(BookedLoan one, BookedLoan other) => one.Partner == other.Partner && one.Reference == other.Reference;

    private Task<BookedLoan?> FindByLoanAsync(Guid loanId, CancellationToken cancellationToken) => _database.RunAsync(
        (context, token) => context.Lines().Where(line => line.LoanId == loanId).FirstOrDefaultAsync(token), cancellationToken);
}
