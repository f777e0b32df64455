using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk;

/// <summary>The book of a client, or of one of the partners.</summary>
internal sealed class LoanBook : ILoanBook
{
    private readonly LoanBookSetup _setup;
    private readonly string _partner;
    private readonly LoanClaims _claims;
    private readonly LoanOpening _opening;
    private readonly LoanSteps _steps;
    private readonly LineSettlement _settlement;

    public LoanBook(LoanBookSetup setup, string partner, Func<CancellationToken, ValueTask<IBaloanClient>> findClient)
    {
        _setup = setup;
        _partner = partner;
        _claims = new LoanClaims(setup, partner);
        _opening = new LoanOpening(setup, _claims, partner, findClient);
        _steps = new LoanSteps(setup, partner, findClient);
        _settlement = new LineSettlement(setup);
    }

    public Task<Loan> OpenAsync(string reference, CreateLoanRequest request, CancellationToken cancellationToken = default) =>
        _opening.OpenAsync(reference, request, cancellationToken);

    public Task<BookedLoan?> FindAsync(string reference, CancellationToken cancellationToken = default)
    {
        BookReference.ThrowIfInvalid(reference, nameof(reference));
        return _claims.FindAsync(reference, cancellationToken);
    }

    public async Task<BookedLoan?> FindByLoanAsync(Guid loanId, CancellationToken cancellationToken = default)
    {
        var line = await _setup.Database.RunAsync(
            (context, token) => context.Lines().Where(line => line.LoanId == loanId).FirstOrDefaultAsync(token), cancellationToken).ConfigureAwait(false);
        return line?.Partner == _partner ? line : null;
    }

    public async Task<IReadOnlyList<StoredCallback>> HistoryAsync(string reference, CancellationToken cancellationToken = default)
    {
        var line = await FindAsync(reference, cancellationToken).ConfigureAwait(false);
        if (line?.LoanId is not { } loanId)
        {
            return [];
        }

        return await _setup.Database.RunAsync(
            (context, token) => context.CallbacksOf(_partner).Where(callback => callback.LoanId == loanId).OrderBy(callback => callback.Id).ToListAsync(token),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<BookedLoan>> UnsettledAsync(CancellationToken cancellationToken = default)
    {
        var (lines, swept) = await _setup.Database.RunAsync(
            async (context, token) =>
            {
                var own = context.Lines().Where(line => line.Partner == _partner);
                var given = await own.SweepAsync(token).ConfigureAwait(false);
                var unknown = await own
                    .Where(line => line.Status == LoanBookStatus.Unknown)
                    .OrderBy(line => line.AttemptedAt).ThenBy(line => line.Reference)
                    .ToListAsync(token).ConfigureAwait(false);
                return (unknown, given);
            },
            cancellationToken).ConfigureAwait(false);
        _setup.TellIfSwept(swept);
        return lines.FindAll(line => line.Partner == _partner);
    }

    public async Task<IReadOnlyList<LoanCandidate>> CandidatesAsync(string reference, CancellationToken cancellationToken = default)
    {
        var line = await FindAsync(reference, cancellationToken).ConfigureAwait(false);
        return line is not { Status: LoanBookStatus.Unknown }
            ? []
            : await _setup.Database.RunAsync((context, token) => LoanCandidates.FindAsync(context, line, _setup.Options.CandidateWindow, token), cancellationToken).ConfigureAwait(false);
    }

    public async Task SettleAsOpenedAsync(string reference, Guid loanId, CancellationToken cancellationToken = default)
    {
        if (loanId == Guid.Empty)
        {
            throw new ArgumentException("The loan's id is empty.", nameof(loanId));
        }

        var line = await FindUnknownAsync(reference, cancellationToken).ConfigureAwait(false);
        if (!await _settlement.TrySettleAsOpenedAsync(line, loanId, LoanSettlement.Person, plan: null, cancellationToken).ConfigureAwait(false))
        {
            throw await NotUnknownAsync(reference, cancellationToken).ConfigureAwait(false);
        }

        _setup.Tell(log => log.Settled(reference, LoanBookStatus.Opened));
    }

    public async Task SettleAsNotOpenedAsync(string reference, CancellationToken cancellationToken = default)
    {
        var line = await FindUnknownAsync(reference, cancellationToken).ConfigureAwait(false);
        if (!await _settlement.TrySettleAsNotOpenedAsync(line, LoanSettlement.Person, cancellationToken).ConfigureAwait(false))
        {
            throw await NotUnknownAsync(reference, cancellationToken).ConfigureAwait(false);
        }

        _setup.Tell(log => log.Settled(reference, LoanBookStatus.NotOpened));
    }

    public async Task RequestOtpAsync(string reference, CancellationToken cancellationToken = default) =>
        await _steps.RequestOtpAsync(await FindOpenedAsync(reference, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    public async Task SignAsync(string reference, string otp, CancellationToken cancellationToken = default) =>
        await _steps.SignAsync(await FindOpenedAsync(reference, cancellationToken).ConfigureAwait(false), otp, cancellationToken).ConfigureAwait(false);

    public async Task CancelAsync(string reference, CancellationToken cancellationToken = default) =>
        await _steps.CancelAsync(await FindOpenedAsync(reference, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private async Task<BookedLoan> FindLineAsync(string reference, CancellationToken cancellationToken) =>
        await FindAsync(reference, cancellationToken).ConfigureAwait(false)
            ?? throw new KeyNotFoundException($"The loan book has no line of reference '{reference}'.");

    private async Task<BookedLoan> FindUnknownAsync(string reference, CancellationToken cancellationToken)
    {
        var line = await FindLineAsync(reference, cancellationToken).ConfigureAwait(false);
        return line.Status == LoanBookStatus.Unknown ? line : throw NotUnknown(line);
    }

    private async Task<LoanBookConflictException> NotUnknownAsync(string reference, CancellationToken cancellationToken) =>
        NotUnknown(await FindLineAsync(reference, cancellationToken).ConfigureAwait(false));

    private static LoanBookConflictException NotUnknown(BookedLoan line) =>
        new($"The outcome of reference '{line.Reference}' is not unknown, but {line.Status}: there is nothing to settle.", line.Reference, line.Status);

    private async Task<BookedLoan> FindOpenedAsync(string reference, CancellationToken cancellationToken)
    {
        var line = await FindLineAsync(reference, cancellationToken).ConfigureAwait(false);
        return line.LoanId is null
            ? throw new LoanBookConflictException($"Reference '{line.Reference}' has no loan: it is {line.Status}.", line.Reference, line.Status)
            : line;
    }
}
