using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>What is logged of the work in the background: references and loans, and nothing of an applicant. The event ids are stable.</summary>
internal static partial class SettlingLog
{
    [LoggerMessage(EventId = 2240, Level = LogLevel.Error, Message = "A round through the loan book failed at {Step}; the next one tries again")]
    public static partial void StepFailed(this ILogger logger, string step, Exception exception);

    [LoggerMessage(EventId = 2241, Level = LogLevel.Warning, Message = "Loan {LoanId} can only be that of reference '{Reference}', whose outcome was unknown: settled as opened by elimination")]
    public static partial void Eliminated(this ILogger logger, Guid loanId, string reference);

    [LoggerMessage(EventId = 2242, Level = LogLevel.Information, Message = "Reference '{Reference}' was not settled by elimination in this round ({ErrorType})")]
    public static partial void EliminationPutOff(this ILogger logger, string reference, string errorType);

    [LoggerMessage(EventId = 2243, Level = LogLevel.Warning, Message = "The call back 'cheque_verified' of loan {LoanId} has not come: the contract exists, and it is taken as if called back")]
    public static partial void CallbackFound(this ILogger logger, Guid loanId);

    [LoggerMessage(EventId = 2244, Level = LogLevel.Information, Message = "The contract of loan {LoanId} is signed, as the gateway tells")]
    public static partial void SignatureFound(this ILogger logger, Guid loanId);

    [LoggerMessage(EventId = 2245, Level = LogLevel.Warning, Message = "The gateway cannot be asked about loans without news ({ErrorType}); no more questions of this client for {PauseSeconds} s")]
    public static partial void PollingPaused(this ILogger logger, string errorType, double pauseSeconds);

    [LoggerMessage(EventId = 2246, Level = LogLevel.Warning, Message = "Loan {LoanId} could not be asked for its contract ({ErrorType})")]
    public static partial void PollFailed(this ILogger logger, Guid loanId, string errorType);

    [LoggerMessage(EventId = 2247, Level = LogLevel.Warning, Message = "Loan {LoanId} of reference '{Reference}' has not ended and has been without news for more than {Days} days")]
    public static partial void Stuck(this ILogger logger, Guid loanId, string reference, int days);

    [LoggerMessage(EventId = 2248, Level = LogLevel.Information, Message = "Old lines removed from the loan book: {Count}")]
    public static partial void Removed(this ILogger logger, int count);
}
