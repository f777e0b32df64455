using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>What is logged of the shared ledger.</summary>
internal static partial class LedgerLog
{
    [LoggerMessage(EventId = 2100, Level = LogLevel.Error, Message = "The shared call-back ledger does not answer and is left alone for {PauseSeconds} s: handlers run without it, and may run again for what another node has done")]
    public static partial void LedgerDown(this ILogger logger, double pauseSeconds, Exception exception);

    [LoggerMessage(EventId = 2101, Level = LogLevel.Information, Message = "The shared call-back ledger answers again")]
    public static partial void LedgerBack(this ILogger logger);

    [LoggerMessage(EventId = 2102, Level = LogLevel.Warning, Message = "The lease on loan {LoanId} ran out or was lost before its handler had finished: the handler's token is cancelled, and another node may handle the loan at the same time")]
    public static partial void LeaseLost(this ILogger logger, Guid loanId);

    [LoggerMessage(EventId = 2103, Level = LogLevel.Error, Message = "The shared call-back ledger could not be reached within {LimitSeconds} s as the application started, which goes on; the first call back asks it again")]
    public static partial void LedgerAwayAtStart(this ILogger logger, double limitSeconds, Exception exception);
}
