using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk;

#pragma warning disable RS0030 // Translated: the database's clock, not this machine's.

/// <summary>Saves what came of a request, as long as its line still stands for it.</summary>
internal sealed class LoanOutcomes(LoanBookSetup setup, LoanClaims claims, string partner)
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2)];

    private readonly BookDatabase _database = setup.Database;
    private readonly LateAnswers _late = new(setup, claims, partner);

    /// <summary>Whether the loan file may exist after this exception of the call.</summary>
    public static bool MayBeOpened(Exception exception) => exception switch
    {
        BaloanOutcomeUnknownException => true,

        // Without a token nothing was sent.
        BaloanResponseException { Operation: "POST token/" or "POST token/refresh/" } => false,
        BaloanResponseException => true,

        // What is none of the client's exceptions proves nothing.
        _ => exception is not BaloanException,
    };

    /// <summary>Saves an opened loan. A line that cannot be written becomes unknown by its lease; the caller gets the loan all the same.</summary>
    /// <exception cref="BaloanOutcomeUnknownException">The line was settled otherwise meanwhile, or the loan is that of another line.</exception>
    public async Task SaveOpenedAsync(LoanAttempt attempt, Loan loan)
    {
        var isSaved = await TryAsync(attempt, () => SetOpenedAsync(attempt, loan), Pauses.Length).ConfigureAwait(false);
        if (!isSaved)
        {
            setup.Tell(log => log.OpenedNotSaved(loan.Id, attempt.Reference));
            return;
        }

        setup.Tell(log => log.Opened(loan.Id, attempt.Reference));
        setup.TellObservers();
    }

    /// <summary>Saves that a call failed.</summary>
    public async Task SaveFailureAsync(LoanAttempt attempt, Exception exception, IBaloanClient client)
    {
        // A disposed client has sent nothing, or says that the outcome is unknown.
        var isOpen = MayBeOpened(exception) && !(exception is ObjectDisposedException && client is BaloanClient);
        var errorType = exception.GetType().Name;
        if (isOpen)
        {
            setup.Tell(log => log.Unknown(attempt.Reference, errorType));
            await TryAsync(attempt, () => SetUnknownAsync(attempt), Pauses.Length).ConfigureAwait(false);
        }
        else
        {
            var code = (exception as BaloanApiException)?.Code;
            setup.Tell(log => log.NotOpened(attempt.Reference, errorType));
            await TryAsync(attempt, () => claims.ReleaseAsync(attempt, code == BaloanErrorCode.None ? null : code), Pauses.Length).ConfigureAwait(false);
        }

        setup.TellObservers();
    }

    /// <summary>Gives back the line of a request that was not sent; where that fails, it becomes unknown by its lease.</summary>
    /// <param name="attempt">The request.</param>
    /// <param name="isCommitted">Whether there is such a line for certain; else the database may be down, and is asked only once.</param>
    public Task ReleaseAsync(LoanAttempt attempt, bool isCommitted) =>
        TryAsync(attempt, () => claims.ReleaseAsync(attempt, errorCode: null), isCommitted ? Pauses.Length : 0);

    private Task<int> SetUnknownAsync(LoanAttempt attempt) => _database.RunAsync(
        (context, token) => context.Line(partner, attempt.Reference, attempt.Id).Where(line => line.Status == LoanBookStatus.Opening).ExecuteUpdateAsync(
            set => set
                .SetProperty(line => line.Status, LoanBookStatus.Unknown)
                .SetProperty(line => line.StatusAt, _ => DateTime.UtcNow),
            token),
        CancellationToken.None);

    private async Task<Loan> SetOpenedAsync(LoanAttempt attempt, Loan loan)
    {
        if (!await TrySetOpenedAsync(attempt, loan).ConfigureAwait(false))
        {
            await _late.KeepAsync(attempt, loan).ConfigureAwait(false);
        }

        return loan;
    }

    private async Task<bool> TrySetOpenedAsync(LoanAttempt attempt, Loan loan)
    {
        var loanId = loan.Id;
        var monthly = loan.Plan?.MonthlyInstallment;
        var total = loan.Plan?.TotalPayback;
        try
        {
            return await _database.RunAsync(
                (context, token) => context.Line(partner, attempt.Reference, attempt.Id).Where(line => line.Status == LoanBookStatus.Opening).ExecuteUpdateAsync(
                    set => set
                        .SetProperty(line => line.Status, LoanBookStatus.Opened)
                        .SetProperty(line => line.LoanId, loanId)
                        .SetProperty(line => line.MonthlyInstallmentAmount, monthly)
                        .SetProperty(line => line.TotalPayback, total)
                        .SetProperty(line => line.OpenFingerprint, (string?)null)
                        .SetProperty(line => line.StatusAt, _ => DateTime.UtcNow)
                        .SetProperty(line => line.PollAt, _ => DateTime.UtcNow),
                    token),
                CancellationToken.None).ConfigureAwait(false) > 0;
        }
        catch (Exception exception) when (exception is DbUpdateException or DbException)
        {
            if (await _late.FindOtherLineAsync(attempt, loanId).ConfigureAwait(false) is not { } other)
            {
                throw;
            }

            await SetUnknownAsync(attempt).ConfigureAwait(false);
            throw _late.LoanIsAnothers(attempt, loanId, other);
        }
    }

    /// <summary>Does it, and again after short pauses while the database fails.</summary>
    private async Task<bool> TryAsync<T>(LoanAttempt attempt, Func<Task<T>> save, int repeats)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await save().ConfigureAwait(false);
                return true;
            }
#pragma warning disable CA1031 // Whatever the database throws, it must not hide what came of the call.
            catch (Exception exception) when (exception is not BaloanException)
#pragma warning restore CA1031
            {
                setup.Tell(log => log.SavingFailed(attempt.Reference, tries, exception.GetType().Name));
                if (tries > repeats || exception is ObjectDisposedException)
                {
                    return false;
                }
            }

            await Task.Delay(Pauses[tries - 1], setup.Time, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
