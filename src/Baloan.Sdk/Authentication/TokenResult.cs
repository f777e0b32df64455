using System.Net;

namespace Baloan.Sdk;

/// <summary>A token, or the reason why there is none.</summary>
internal sealed class TokenResult
{
    public TokenResult(AccessToken token) => Token = token;

    public TokenResult(TokenFailure failure) => Failure = failure;

    public AccessToken? Token { get; }

    public TokenFailure? Failure { get; }
}

/// <summary>Why there is no token. Each caller makes its own exception of it, so that callers share no stack trace.</summary>
internal sealed class TokenFailure
{
    private readonly Func<Exception> _create;

    private TokenFailure(TokenOutcome outcome, Func<Exception> create, TimeSpan? retryAfter = null)
    {
        Outcome = outcome;
        RetryAfter = retryAfter;
        _create = create;
    }

    public static TokenFailure Disposed { get; } = new(TokenOutcome.Error, DisposedClient.Exception);

    /// <summary>The gateway gives tokens and refuses each of them at once.</summary>
    public static TokenFailure EveryTokenRefused { get; } = FromError(new BaloanApiError { StatusCode = HttpStatusCode.Unauthorized });

    public TokenOutcome Outcome { get; }

    /// <summary>The status of the gateway's answer; 0 where there was none.</summary>
    public int Status { get; private init; }

    /// <summary>Whether it was the application's own store that gave no credentials, so that the gateway was not asked.</summary>
    public bool IsOfPartnerStore { get; private init; }

    /// <summary>How long the gateway asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Whether the same request may well succeed in a moment.</summary>
    public bool IsTransient => Outcome is TokenOutcome.Unavailable or TokenOutcome.NoAnswer;

    /// <summary>The gateway answered with an error.</summary>
    public static TokenFailure FromError(BaloanApiError error)
    {
        var outcome = (int)error.StatusCode is 408 or 425 or 429 or >= 500 ? TokenOutcome.Unavailable : TokenOutcome.Refused;
        return new TokenFailure(outcome, () => ToException(error), error.RetryAfter) { Status = (int)error.StatusCode };
    }

    /// <summary>The gateway answered with success, but not with a token.</summary>
    public static TokenFailure Unreadable(string operation, HttpStatusCode status, string? field, string? body) =>
        new(TokenOutcome.Unreadable, () => new BaloanResponseException(operation, status, field, body)) { Status = (int)status };

    /// <summary>A redirect was followed, so that it is not the gateway that answered.</summary>
    public static TokenFailure Redirected(string operation, HttpStatusCode status) =>
        new(TokenOutcome.Unreadable, () => FollowedRedirect.ToException(operation, status)) { Status = (int)status };

    /// <summary>No answer came.</summary>
    public static TokenFailure NoAnswer(string operation, Exception cause) =>
        new(TokenOutcome.NoAnswer, () => new BaloanConnectionException(operation, innerException: TransportCause.Of(cause)));

    /// <summary>No answer came in time.</summary>
    public static TokenFailure TimedOut(string operation) => new(TokenOutcome.NoAnswer, () => new BaloanConnectionException(
        operation,
        "The gateway gave no token in time. The call that needed it was not sent. It is safe to repeat the call later.",
        new TimeoutException()));

    /// <summary>Something else failed than the connection or the gateway, such as a handler of the partner's own.</summary>
    public static TokenFailure Fault(string operation, Exception cause) => new(TokenOutcome.Error, () => new BaloanConnectionException(
        operation,
        "The token request could not be made. The call that needed it was not sent.",
        TransportCause.Of(cause)));

    /// <summary>The application's store has failed.</summary>
    public static TokenFailure StoreFailed(Exception cause) => new(TokenOutcome.NoAnswer, () => new BaloanConnectionException(
        operation: null,
        "The partner store gave no credentials. The call that needed them was not sent. It is safe to repeat the call later.",
        cause))
    {
        IsOfPartnerStore = true,
    };

    /// <summary>The application's store knows the partner no more.</summary>
    public static TokenFailure PartnerNotFound(string key) => new(TokenOutcome.Refused, () => new BaloanPartnerNotFoundException(key))
    {
        IsOfPartnerStore = true,
    };

    public Exception ToException() => _create();

    // The caller asked for a loan or a contract: an answer about the log-in must not look like one about that, so that
    // of the codes only the log-in's own counts.
    private static BaloanApiException ToException(BaloanApiError error) => (int)error.StatusCode switch
    {
        429 => new BaloanRateLimitedException(error),
        408 or 425 or >= 500 => new BaloanUnavailableException(error),
        400 or 401 or 403 or 422 => new BaloanAuthenticationException(error),
        >= 400 when error.Code == BaloanErrorCode.UnauthorizedPartnership => new BaloanAuthenticationException(error),
        404 => new BaloanNotFoundException(error),
        _ => new BaloanApiException(error),
    };
}

/// <summary>How a token request ended.</summary>
internal enum TokenOutcome
{
    Granted,

    /// <summary>An answer that will not change by itself: a 3xx or 4xx.</summary>
    Refused,

    /// <summary>An answer that may change by itself: 408, 429 and 5xx.</summary>
    Unavailable,
    NoAnswer,
    Unreadable,
    Error,
}
