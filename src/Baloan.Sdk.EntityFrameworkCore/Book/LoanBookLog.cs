using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>What the book logs: references, loans and codes, and nothing of an applicant. The event ids are stable.</summary>
internal static partial class LoanBookLog
{
    [LoggerMessage(EventId = 2210, Level = LogLevel.Information, Message = "Loan {LoanId} of reference '{Reference}' was opened")]
    public static partial void Opened(this ILogger logger, Guid loanId, string reference);

    [LoggerMessage(EventId = 2211, Level = LogLevel.Information, Message = "The loan of reference '{Reference}' was not opened ({ErrorType})")]
    public static partial void NotOpened(this ILogger logger, string reference, string errorType);

    [LoggerMessage(EventId = 2212, Level = LogLevel.Error, Message = "The outcome of the loan of reference '{Reference}' is unknown ({ErrorType}): it is not sent again until somebody settles it")]
    public static partial void Unknown(this ILogger logger, string reference, string errorType);

    [LoggerMessage(EventId = 2213, Level = LogLevel.Error, Message = "Requests for loans have told no outcome within their lease, and are unknown now: {Count}")]
    public static partial void Swept(this ILogger logger, int count);

    [LoggerMessage(EventId = 2214, Level = LogLevel.Warning, Message = "The process stood still before the loan of reference '{Reference}' was asked for: nothing was sent")]
    public static partial void StoodStill(this ILogger logger, string reference);

    [LoggerMessage(EventId = 2215, Level = LogLevel.Warning, Message = "The outcome of reference '{Reference}' could not be saved (attempt {Attempt}, {ErrorType})")]
    public static partial void SavingFailed(this ILogger logger, string reference, int attempt, string errorType);

    [LoggerMessage(EventId = 2216, Level = LogLevel.Critical, Message = "Loan {LoanId} of reference '{Reference}' was opened and could not be saved: its line becomes unknown. Settle it as opened with this loan")]
    public static partial void OpenedNotSaved(this ILogger logger, Guid loanId, string reference);

    [LoggerMessage(EventId = 2217, Level = LogLevel.Critical, Message = "Loan {LoanId} of reference '{Reference}' was opened, but the line was settled otherwise meanwhile ({Status}): there is a loan too many, kept as a call back. Look into it")]
    public static partial void OpenedTooLate(this ILogger logger, Guid loanId, string reference, LoanBookStatus status);

    [LoggerMessage(EventId = 2218, Level = LogLevel.Critical, Message = "The gateway answered to reference '{Reference}' with loan {LoanId}, which is that of reference '{OtherReference}': look into both")]
    public static partial void LoanIsAnothers(this ILogger logger, string reference, Guid loanId, string otherReference);

    [LoggerMessage(EventId = 2219, Level = LogLevel.Information, Message = "The loan of reference '{Reference}' was settled by a person: {Status}")]
    public static partial void Settled(this ILogger logger, string reference, LoanBookStatus status);

    [LoggerMessage(EventId = 2220, Level = LogLevel.Error, Message = "What the gateway told of reference '{Reference}' could not be noted ({ErrorType})")]
    public static partial void NotNoted(this ILogger logger, string reference, string errorType);
}
