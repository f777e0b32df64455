using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>Does what a form of the desk asks. The page may be old: everything is looked at anew.</summary>
internal sealed class DeskActions(DeskBooks books, ILogger<DeskActions> logger)
{
    public async Task<DeskNotice> SettleAsOpenedAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        // What was typed comes before what was chosen.
        var typed = form[DeskFields.Typed].ToString().Trim();
        if (!Guid.TryParse(typed.Length > 0 ? typed : form[DeskFields.Loan].ToString(), out var loanId) || loanId == Guid.Empty)
        {
            return DeskNotice.LoanMissing;
        }

        return await SettleAsync(
            form,
            async (book, reference) =>
            {
                await book.SettleAsOpenedAsync(reference, loanId, cancellationToken).ConfigureAwait(false);
                logger.DeskSettledAsOpened(reference, loanId);
                return DeskNotice.SettledAsOpened;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<DeskNotice> SettleAsNotOpenedAsync(IFormCollection form, CancellationToken cancellationToken) =>
        form[DeskFields.Confirmed] != DeskFields.Yes
            ? DeskNotice.ConfirmationMissing
            : await SettleAsync(
                form,
                async (book, reference) =>
                {
                    await book.SettleAsNotOpenedAsync(reference, cancellationToken).ConfigureAwait(false);
                    logger.DeskSettledAsNotOpened(reference);
                    return DeskNotice.SettledAsNotOpened;
                },
                cancellationToken).ConfigureAwait(false);

    public async Task<DeskNotice> ReplayAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        if (books.Inbox is not { } inbox || !long.TryParse(form[DeskFields.Id], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return DeskNotice.Unreadable;
        }

        return Replayed(await inbox.ReplayAsync(id, cancellationToken).ConfigureAwait(false) ? 1 : 0);
    }

    public async Task<DeskNotice> ReplayAllAsync(IFormCollection _, CancellationToken cancellationToken) =>
        Replayed(books.Inbox is { } inbox ? await inbox.ReplayAllAsync(cancellationToken).ConfigureAwait(false) : 0);

    private DeskNotice Replayed(int count)
    {
        if (count == 0)
        {
            return DeskNotice.NothingToReplay;
        }

        logger.DeskReplayed(count);
        return DeskNotice.Replayed;
    }

    private async Task<DeskNotice> SettleAsync(IFormCollection form, Func<ILoanBook, string, Task<DeskNotice>> settle, CancellationToken cancellationToken)
    {
        var (partner, reference) = (form[DeskFields.Partner].ToString(), form[DeskFields.Reference].ToString());
        if (reference.Length == 0
            || !int.TryParse(form[DeskFields.Book], NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            || place >= books.Databases.Count
            || books.Databases[place].SetupOf(partner) is not { } setup)
        {
            return DeskNotice.Unreadable;
        }

        var book = setup.BookOf(partner);
        try
        {
            // The reference may have been settled and sent again since the page was made: that is another request.
            return (await book.FindAsync(reference, cancellationToken).ConfigureAwait(false))?.AttemptId.ToString("N") == form[DeskFields.Attempt]
                ? await settle(book, reference).ConfigureAwait(false)
                : DeskNotice.Conflict;
        }
        catch (Exception exception) when (exception is LoanBookConflictException or KeyNotFoundException)
        {
            return DeskNotice.Conflict;
        }
        catch (ArgumentException)
        {
            return DeskNotice.Unreadable;
        }
    }
}

/// <summary>The fields of the forms.</summary>
internal static class DeskFields
{
    public const string Book = "book";
    public const string Partner = "partner";
    public const string Reference = "reference";
    public const string Attempt = "attempt";
    public const string Loan = "loan";
    public const string Typed = "typed";
    public const string Confirmed = "confirmed";
    public const string Yes = "yes";
    public const string Id = "id";
}

/// <summary>What the desk logs. Who did it is not told: an identity may be personal data, and the application's own log has the request.</summary>
internal static partial class DeskLog
{
    [LoggerMessage(EventId = 2260, Level = LogLevel.Information, Message = "At the desk: reference '{Reference}' settled as opened with loan {LoanId}")]
    public static partial void DeskSettledAsOpened(this ILogger logger, string reference, Guid loanId);

    [LoggerMessage(EventId = 2261, Level = LogLevel.Warning, Message = "At the desk: reference '{Reference}' settled as not opened; it may be sent again")]
    public static partial void DeskSettledAsNotOpened(this ILogger logger, string reference);

    [LoggerMessage(EventId = 2262, Level = LogLevel.Information, Message = "At the desk: dead letters handled again: {Count}")]
    public static partial void DeskReplayed(this ILogger logger, int count);

    [LoggerMessage(EventId = 2263, Level = LogLevel.Warning, Message = "At the desk: a form was refused, as its token is missing or not valid any more")]
    public static partial void DeskFormRefused(this ILogger logger);
}

/// <summary>What came of an action at the desk, as a sentence on the next page.</summary>
internal enum DeskNotice
{
    None,
    SettledAsOpened,
    SettledAsNotOpened,
    Replayed,
    NothingToReplay,
    Conflict,
    LoanMissing,
    ConfirmationMissing,
    Unreadable,
    Expired,
}
