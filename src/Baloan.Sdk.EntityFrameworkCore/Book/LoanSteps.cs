using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk;

#pragma warning disable RS0030 // Translated: the database's clock, not this machine's.

/// <summary>What is done with an opened loan through the book: code, signature, cancellation. Each is noted when it is known.</summary>
internal sealed class LoanSteps(LoanBookSetup setup, string partner, Func<CancellationToken, ValueTask<IBaloanClient>> findClient)
{
    public async Task RequestOtpAsync(BookedLoan line, CancellationToken cancellationToken)
    {
        var client = await findClient(cancellationToken).ConfigureAwait(false);
        try
        {
            await client.Contracts.RequestOtpAsync(line.LoanId!.Value, cancellationToken).ConfigureAwait(false);
        }
        catch (BaloanOutcomeUnknownException)
        {
            await NoteAsync(line, NoteOtpAsync).ConfigureAwait(false);
            throw;
        }

        await NoteAsync(line, NoteOtpAsync).ConfigureAwait(false);
    }

    public async Task SignAsync(BookedLoan line, string otp, CancellationToken cancellationToken)
    {
        var client = await findClient(cancellationToken).ConfigureAwait(false);
        var loanId = line.LoanId!.Value;
        try
        {
            await client.Contracts.SignAsync(loanId, otp, cancellationToken).ConfigureAwait(false);
        }
        catch (BaloanStateException exception) when (exception.Code == BaloanErrorCode.AlreadyAgreedByUser)
        {
            // Signed before, perhaps by a request whose answer was lost.
        }
        catch (BaloanOutcomeUnknownException)
        {
            if (!await IsSignedAsync(client, loanId, cancellationToken).ConfigureAwait(false))
            {
                throw;
            }
        }

        await NoteAsync(line, NoteSignatureAsync).ConfigureAwait(false);
    }

    public async Task CancelAsync(BookedLoan line, CancellationToken cancellationToken)
    {
        var client = await findClient(cancellationToken).ConfigureAwait(false);
        var loanId = line.LoanId!.Value;

        // Before it: the loan may be cancelled whatever becomes of this process.
        await setup.Database.RunAsync((context, token) => NoteCancellationAsync(LineOf(context, line), token), cancellationToken).ConfigureAwait(false);
        try
        {
            await client.Loans.CancelAsync(loanId, cancellationToken).ConfigureAwait(false);
        }
        catch (BaloanStateException)
        {
            if (!await IsCanceledAsync(loanId, cancellationToken).ConfigureAwait(false))
            {
                throw;
            }
        }
    }

    private static async Task<bool> IsSignedAsync(IBaloanClient client, Guid loanId, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.Contracts.GetAsync(loanId, cancellationToken).ConfigureAwait(false)).IsAgreedByUser;
        }
        catch (BaloanException)
        {
            // The first exception says more.
            return false;
        }
    }

    private Task<bool> IsCanceledAsync(Guid loanId, CancellationToken cancellationToken) => setup.Database.RunAsync(
        (context, token) => context.CallbacksOf(partner).AnyAsync(callback => callback.LoanId == loanId && callback.State == LoanState.Canceled, token), cancellationToken);

    /// <summary>Notes what the gateway has done. It must not look undone because the note cannot be written.</summary>
    private async Task NoteAsync(BookedLoan line, Func<IQueryable<BookedLoan>, CancellationToken, Task<int>> note)
    {
        try
        {
            await setup.Database.RunAsync((context, token) => note(LineOf(context, line), token), CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever the database throws, it must not hide what was done.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            setup.Tell(log => log.NotNoted(line.Reference, exception.GetType().Name));
        }
    }

    private IQueryable<BookedLoan> LineOf(DbContext context, BookedLoan line) => context.Line(partner, line.Reference, line.AttemptId);

    private static Task<int> NoteOtpAsync(IQueryable<BookedLoan> line, CancellationToken cancellationToken) =>
        line.ExecuteUpdateAsync(set => set.SetProperty(found => found.OtpRequestedAt, _ => DateTime.UtcNow), cancellationToken);

    private static Task<int> NoteSignatureAsync(IQueryable<BookedLoan> line, CancellationToken cancellationToken) => line
        .Where(found => found.SignedAt == null)
        .ExecuteUpdateAsync(set => set.SetProperty(found => found.SignedAt, _ => DateTime.UtcNow), cancellationToken);

    private static Task<int> NoteCancellationAsync(IQueryable<BookedLoan> line, CancellationToken cancellationToken) =>
        line.ExecuteUpdateAsync(set => set.SetProperty(found => found.CancelRequestedAt, _ => DateTime.UtcNow), cancellationToken);
}
