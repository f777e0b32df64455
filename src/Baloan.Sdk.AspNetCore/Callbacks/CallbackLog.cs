using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>What the endpoint logs: never the content of a call back, but for the loan and a documented state. The event ids are stable.</summary>
internal static partial class CallbackLog
{
    [LoggerMessage(EventId = 2000, Level = LogLevel.Information, Message = "Call back {Callback} handled in {ElapsedMilliseconds} ms (attempt {Attempt})")]
    public static partial void Handled(this ILogger logger, CallbackName callback, long elapsedMilliseconds, int attempt);

    [LoggerMessage(EventId = 2001, Level = LogLevel.Debug, Message = "Call back {Callback} is a repeat of what was handled")]
    public static partial void Repeated(this ILogger logger, CallbackName callback);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Error, Message = "The handler failed for call back {Callback} (attempt {Attempt}); the gateway is asked to repeat it")]
    public static partial void HandlerFailed(this ILogger logger, CallbackName callback, int attempt, Exception exception);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Error, Message = "The handler of call back {Callback} has not done it within {LimitSeconds} s, the time limit, and its token is cancelled (attempt {Attempt}); the gateway is asked to repeat it")]
    public static partial void HandlerTimedOut(this ILogger logger, CallbackName callback, double limitSeconds, int attempt);

    [LoggerMessage(EventId = 2004, Level = LogLevel.Warning, Message = "Call back {Callback} was not handled, as the application stops; the gateway is asked to repeat it")]
    public static partial void Stopping(this ILogger logger, CallbackName callback);

    [LoggerMessage(EventId = 2005, Level = LogLevel.Warning, Message = "Call back {Callback} waited too long for another one of the same loan; the gateway is asked to repeat it")]
    public static partial void Busy(this ILogger logger, CallbackName callback);

    [LoggerMessage(EventId = 2006, Level = LogLevel.Warning, Message = "Call back {Callback} was not handled: the gateway does not bear it out ({ErrorType})")]
    public static partial void Unconfirmed(this ILogger logger, CallbackName callback, string errorType);

    [LoggerMessage(EventId = 2007, Level = LogLevel.Warning, Message = "Call back {Callback} was not handled: the gateway could not be asked about it ({ErrorType})")]
    public static partial void ConfirmationFailed(this ILogger logger, CallbackName callback, string errorType);

    [LoggerMessage(EventId = 2008, Level = LogLevel.Warning, Message = "A call back was refused: {Reason}")]
    public static partial void CallerRefused(this ILogger logger, string reason);

    [LoggerMessage(EventId = 2009, Level = LogLevel.Warning, Message = "A call back was answered with {StatusCode}: {Reason}")]
    public static partial void Unreadable(this ILogger logger, int statusCode, string reason);

    [LoggerMessage(EventId = 2010, Level = LogLevel.Error, Message = "The reloaded options of the call backs are not valid; the last valid ones stay in force: {Violations}")]
    public static partial void ReloadIgnored(this ILogger logger, string violations);

    [LoggerMessage(EventId = 2011, Level = LogLevel.Debug, Message = "The caller went away, or a request time-out of the application ended the request, before the call back had arrived")]
    public static partial void CallerGone(this ILogger logger);

    [LoggerMessage(EventId = 2012, Level = LogLevel.Warning, Message = "A call back was answered with {StatusCode}, a redirect, before it reached its endpoint; give Baloan an address that is not redirected")]
    public static partial void Redirected(this ILogger logger, int statusCode);

    [LoggerMessage(EventId = 2013, Level = LogLevel.Warning, Message = "An IHttpContextFactory was registered after AddBaloanCallbacks: a call-back secret in a path stands in the first log line of its request and in the log scope. Register it before, or let Baloan give the secret by basic authentication")]
    public static partial void SecretsStandInTheFirstLine(this ILogger logger);

    [LoggerMessage(EventId = 2014, Level = LogLevel.Warning, Message = "The handler of call back {Callback} has ended after {ElapsedMilliseconds} ms, later than its answer ({Outcome})")]
    public static partial void HangingHandlerEnded(this ILogger logger, CallbackName callback, long elapsedMilliseconds, string outcome);

    [LoggerMessage(EventId = 2015, Level = LogLevel.Error, Message = "Call back {Callback} was not handled: {Hanging} handlers run on after their time limit; the gateway is asked to repeat it")]
    public static partial void TooManyHang(this ILogger logger, CallbackName callback, int hanging);

    [LoggerMessage(EventId = 2016, Level = LogLevel.Warning, Message = "AddBaloanCallbacks was called, but MapBaloanCallbacks was not: no call back can arrive")]
    public static partial void NotMapped(this ILogger logger);

    [LoggerMessage(EventId = 2017, Level = LogLevel.Error, Message = "The store of the partners' secrets failed ({Error}): a call back was not handled, and the gateway is asked to repeat it")]
    public static partial void PartnerStoreFailed(this ILogger logger, string error);

    [LoggerMessage(EventId = 2018, Level = LogLevel.Debug, Message = "Call back {Callback} is stored (news: {IsNews})")]
    public static partial void Stored(this ILogger logger, CallbackName callback, bool isNews);

    [LoggerMessage(EventId = 2019, Level = LogLevel.Error, Message = "Call back {Callback} could not be stored ({ErrorType}); the gateway is asked to repeat it")]
    public static partial void NotStored(this ILogger logger, CallbackName callback, string errorType);

    [LoggerMessage(EventId = 2104, Level = LogLevel.Warning, Message = "Call back {Callback} was not handled to its end, as the lease on its loan was lost; the gateway is asked to repeat it")]
    public static partial void GivenUpWithLease(this ILogger logger, CallbackName callback);
}

/// <summary>A call back as logs name it. A logger that writes out the properties of what it is given finds no reason in it.</summary>
internal readonly struct CallbackName
{
    private readonly LoanCallback? _callback;

    private CallbackName(LoanCallback callback) => _callback = callback;

    public static implicit operator CallbackName(LoanCallback callback) => new(callback);

    public override string ToString() => _callback?.ToString() ?? "";
}
