using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>What is logged about calls. The event ids are stable.</summary>
internal static partial class CallLog
{
    [LoggerMessage(EventId = 1000, Level = LogLevel.Debug, Message = "{Operation} succeeded in {ElapsedMilliseconds} ms")]
    public static partial void Succeeded(this ILogger logger, string operation, long elapsedMilliseconds);

    [LoggerMessage(EventId = 1001, Level = LogLevel.Warning, Message = "{Operation} failed in {ElapsedMilliseconds} ms with status {StatusCode} ({ErrorType}): {Error}")]
    public static partial void Failed(this ILogger logger, string operation, long elapsedMilliseconds, int statusCode, string errorType, string error);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Debug, Message = "{Operation} was given up by its caller after {ElapsedMilliseconds} ms")]
    public static partial void Canceled(this ILogger logger, string operation, long elapsedMilliseconds);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Warning, Message = "{Operation} is repeated (no. {Repeat}) in {DelayMilliseconds} ms after {ErrorType}")]
    public static partial void Retrying(this ILogger logger, string operation, int repeat, long delayMilliseconds, string errorType);

    [LoggerMessage(EventId = 1004, Level = LogLevel.Error, Message = "The circuit breaker of client '{Client}' opened for {BreakSeconds} s: the gateway keeps failing")]
    public static partial void BreakerOpened(this ILogger logger, string client, double breakSeconds);

    [LoggerMessage(EventId = 1005, Level = LogLevel.Information, Message = "The circuit breaker of client '{Client}' closed: the gateway answers again")]
    public static partial void BreakerClosed(this ILogger logger, string client);

    [LoggerMessage(EventId = 1006, Level = LogLevel.Error, Message = "{Operation} was sent and its answer was lost ({ErrorType}): find out what happened before repeating it")]
    public static partial void OutcomeUnknown(this ILogger logger, string operation, string errorType);

    [LoggerMessage(EventId = 1007, Level = LogLevel.Warning, Message = "The answer to {Operation} had {Count} more unknown fields than AdditionalData keeps (said once)")]
    public static partial void FieldsLeftOut(this ILogger logger, string operation, int count);

    [LoggerMessage(EventId = 1008, Level = LogLevel.Warning, Message = "The {Handler} that the application gave '{HttpClient}' followed redirects or kept cookies. Both are off now: with them a change would seem done, or go to another host. Turn them off where it is made")]
    public static partial void HandlerSecured(this ILogger logger, string handler, string httpClient);

    [LoggerMessage(EventId = 1009, Level = LogLevel.Warning, Message = "The {Handler} that the application gave '{HttpClient}' follows redirects or keeps cookies, and cannot be changed since it is in use. Give this client a handler of its own, with both off")]
    public static partial void HandlerUnsafe(this ILogger logger, string handler, string httpClient);

    [LoggerMessage(EventId = 1010, Level = LogLevel.Warning, Message = "Client '{Client}' sends the password, tokens and personal data to {Gateway} by plain http (AllowPlainHttp). That is for a sandbox alone")]
    public static partial void PlainHttp(this ILogger logger, string client, string gateway);

    /// <summary>Tells of a handler of the application's own that was not safe.</summary>
    public static void TellOfHandler(this ILogger logger, HandlerSafety safety, string handler, string httpClient)
    {
        if (safety == HandlerSafety.Secured)
        {
            logger.HandlerSecured(handler, httpClient);
        }
        else if (safety == HandlerSafety.InUse)
        {
            logger.HandlerUnsafe(handler, httpClient);
        }
    }
}

/// <summary>
/// The application's log, whose own failures, such as a full disk, stay within: a log that cannot be written must neither hide what
/// came of a loan nor keep a token from being asked for.
/// </summary>
internal sealed class QuietLogger(ILogger log) : ILogger
{
    public static ILogger Of<T>(ILoggerFactory factory) => new QuietLogger(factory.CreateLogger<T>());

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => log.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return log.IsEnabled(logLevel);
        }
#pragma warning disable CA1031 // Whatever a log throws stays here.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            log.Log(logLevel, eventId, state, exception, formatter);
        }
#pragma warning disable CA1031 // Whatever a log throws stays here.
        catch (Exception)
#pragma warning restore CA1031
        {
            // What is told matters less than what is done.
        }
    }
}
