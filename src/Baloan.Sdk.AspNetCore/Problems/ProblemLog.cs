using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>What is logged of a problem: nothing of the gateway's own text. The event ids are stable.</summary>
internal static partial class ProblemLog
{
    [LoggerMessage(EventId = 2200, Message = "{Operation} ended with {ErrorType}, and the request is answered with {StatusCode}")]
    public static partial void Answered(this ILogger logger, LogLevel level, string? operation, string errorType, int statusCode, Exception? exception);
}
