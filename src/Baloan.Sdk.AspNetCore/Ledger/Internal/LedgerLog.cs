using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.AspNetCore.Ledger.Internal;

/// <summary>What is logged of the shared ledger.</summary>
internal static partial class LedgerLog
{
    [LoggerMessage(EventId = 2100, Level = LogLevel.Error, Message = "The shared call-back ledger does not answer and is left alone for {PauseSeconds} s: handlers run without it, and may run again for what another node has done")]
    public static partial void LedgerDown(this ILogger logger, double pauseSeconds, Exception exception);

    [LoggerMessage(EventId = 2101, Level = LogLevel.Information, Message = "The shared call-back ledger answers again")]
    public static partial void LedgerBack(this ILogger logger);

    [LoggerMessage(EventId = 2102, Level = LogLevel.Warning, Message = "The lease on loan {LoanId} ran out or was lost before its handler had finished: another node may have handled it at the same time")]
    public static partial void LeaseLost(this ILogger logger, Guid loanId);
}
