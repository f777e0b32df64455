namespace Baloan.Sdk;

/// <summary>Opens the loans of a book: a line, the call, its outcome.</summary>
internal sealed class LoanOpening(LoanBookSetup setup, LoanClaims claims, string partner, Func<CancellationToken, ValueTask<IBaloanClient>> findClient)
{
    public const string Operation = "POST loan/";

    private readonly LoanOutcomes _outcomes = new(setup, claims, partner);

    public async Task<Loan> OpenAsync(string reference, CreateLoanRequest request, CancellationToken cancellationToken)
    {
        BookReference.ThrowIfInvalid(reference, nameof(reference));
        var copy = LoanAttempt.Checked(request);
        using var activity = LoanBookTelemetry.Start(setup.ClientName);
        var outcome = LoanBookTelemetry.Failed;
        try
        {
            // A new reference is the rule: its line is written without a look whether there is one.
            var (client, line) = await PrepareAsync(reference, cancellationToken).ConfigureAwait(false);
            if (client is not null)
            {
                var mark = await setup.Marks.MarkAsync(partner, copy, cancellationToken).ConfigureAwait(false);
                var attempt = new LoanAttempt(partner, reference, copy, mark, setup.Time.GetTimestamp());
                line = await ClaimAsync(attempt, line: null, cancellationToken).ConfigureAwait(false);
                if (line is null)
                {
                    var loan = await SendAsync(client, attempt).ConfigureAwait(false);
                    outcome = LoanBookTelemetry.Opened;
                    return loan;
                }
            }

            ThrowIfNotOpened(line!);
            outcome = LoanBookTelemetry.Known;
            return LoanAttempt.ToLoan(line!, copy);
        }
        catch (BaloanException exception)
        {
            outcome = OutcomeOf(exception);
            throw;
        }
        finally
        {
            setup.Count(outcome, activity);
        }
    }

    /// <summary>The client; where there is none any more, what the book knows without it.</summary>
    private async Task<(IBaloanClient? Client, BookedLoan? Line)> PrepareAsync(string reference, CancellationToken cancellationToken)
    {
        try
        {
            return (await findClient(cancellationToken).ConfigureAwait(false), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var line = await claims.FindAsync(reference, cancellationToken).ConfigureAwait(false);
            if (line is null or { Status: LoanBookStatus.NotOpened })
            {
                throw;
            }

            return (null, line);
        }
    }

    /// <summary>Commits the line, or gives it back where it is too late to send.</summary>
    private async Task<BookedLoan?> ClaimAsync(LoanAttempt attempt, BookedLoan? line, CancellationToken cancellationToken)
    {
        BookedLoan? known;
        try
        {
            known = await claims.ClaimAsync(attempt, line, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not LoanBookConflictException)
        {
            // It may be committed all the same.
            await _outcomes.ReleaseAsync(attempt, isCommitted: false).ConfigureAwait(false);
            throw;
        }

        if (known is null && (cancellationToken.IsCancellationRequested || HasStoodStill(attempt)))
        {
            await _outcomes.ReleaseAsync(attempt, isCommitted: true).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            setup.Tell(log => log.StoodStill(attempt.Reference));
            throw new BaloanConnectionException(
                Operation, $"The process stood still, or the database was slow, before {Operation} was sent. Nothing was sent. It is safe to repeat the call.");
        }

        return known;
    }

    private async Task<Loan> SendAsync(IBaloanClient client, LoanAttempt attempt)
    {
        Loan loan;
        try
        {
            // From here on the answer counts, whoever still waits for it.
            loan = await client.Loans.CreateAsync(attempt.Request, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await _outcomes.SaveFailureAsync(attempt, exception, client).ConfigureAwait(false);
            throw;
        }

        await _outcomes.SaveOpenedAsync(attempt, loan).ConfigureAwait(false);
        return loan;
    }

    // A call that begins too late could end after its lease.
    private bool HasStoodStill(LoanAttempt attempt) =>
        setup.Time.GetElapsedTime(attempt.StartedAt) > setup.Options.LeaseTime - setup.ClientTimeout;

    private static void ThrowIfNotOpened(BookedLoan line)
    {
        switch (line.Status)
        {
            case LoanBookStatus.Opened:
                return;
            case LoanBookStatus.Unknown:
                throw new BaloanOutcomeUnknownException(
                    Operation,
                    $"The loan of reference '{line.Reference}' was asked for, and its answer was lost: the loan file may exist. Nothing was sent now, nor will be until that is settled.");
            default:
                throw new LoanBookConflictException(
                    $"The loan of reference '{line.Reference}' is being opened at this moment. Nothing was sent. Ask for it again later.", line.Reference, line.Status);
        }
    }

    private static string OutcomeOf(BaloanException exception) => exception switch
    {
        LoanBookConflictException => LoanBookTelemetry.Conflict,
        _ when LoanOutcomes.MayBeOpened(exception) => LoanBookTelemetry.Unknown,
        _ => LoanBookTelemetry.NotOpened,
    };
}
