using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>What the inbox logs: of a call back the loan and a documented state alone. The event ids are stable.</summary>
internal static partial class InboxLog
{
    [LoggerMessage(EventId = 2300, Level = LogLevel.Information, Message = "Call back {Id} ({Callback}) handled in {ElapsedMilliseconds} ms (attempt {Attempt})")]
    public static partial void Handled(this ILogger logger, long id, StoredCallback callback, long elapsedMilliseconds, int attempt);

    [LoggerMessage(EventId = 2301, Level = LogLevel.Error, Message = "The handler failed for call back {Id} ({Callback}, attempt {Attempt}); it runs again in {PauseSeconds} s")]
    public static partial void Failed(this ILogger logger, long id, StoredCallback callback, int attempt, double pauseSeconds, Exception exception);

    [LoggerMessage(EventId = 2302, Level = LogLevel.Error, Message = "The handler failed for call back {Id} ({Callback}, attempt {Attempt}); it lies among the dead letters now, until it is replayed")]
    public static partial void Died(this ILogger logger, long id, StoredCallback callback, int attempt, Exception exception);

    [LoggerMessage(EventId = 2303, Level = LogLevel.Debug, Message = "Call back {Id} ({Callback}) waits: its loan may be that of a request whose outcome is open")]
    public static partial void Waits(this ILogger logger, long id, StoredCallback callback);

    [LoggerMessage(EventId = 2304, Level = LogLevel.Warning, Message = "Call back {Id} ({Callback}) was not handled to its end, as its lease was lost; its handler had no effect in the database")]
    public static partial void LeaseLost(this ILogger logger, long id, StoredCallback callback);

    [LoggerMessage(EventId = 2305, Level = LogLevel.Error, Message = "The inbox cannot be read ({ErrorType}); it is tried again")]
    public static partial void Unreadable(this ILogger logger, string errorType);

    [LoggerMessage(EventId = 2306, Level = LogLevel.Information, Message = "The inbox can be read again")]
    public static partial void ReadAgain(this ILogger logger);

    [LoggerMessage(EventId = 2307, Level = LogLevel.Error, Message = "What came of call back {Id} ({Callback}) could not be saved ({ErrorType}); it is handled again once its lease is over")]
    public static partial void NotSaved(this ILogger logger, long id, StoredCallback callback, string errorType);

    [LoggerMessage(EventId = 2308, Level = LogLevel.Warning, Message = "The handler of call back {Id} ({Callback}) has ended {ElapsedMilliseconds} ms after its start, later than its time limit; it had no effect in the database")]
    public static partial void EndedLate(this ILogger logger, long id, StoredCallback callback, long elapsedMilliseconds);

    [LoggerMessage(EventId = 2309, Level = LogLevel.Information, Message = "{Count} handled call backs were removed, as they were older than KeepHandled")]
    public static partial void HandledRemoved(this ILogger logger, int count);

    [LoggerMessage(EventId = 2310, Level = LogLevel.Warning, Message = "Handled call backs could not be removed ({ErrorType}); it is tried again in an hour")]
    public static partial void NotRemoved(this ILogger logger, string errorType);
}
