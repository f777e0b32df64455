using System.Net;

namespace Baloan.Sdk;

/// <summary>What came of one attempt. The error is built where the answer is read, and thrown just beneath the caller.</summary>
internal readonly struct AttemptResult
{
    private AttemptResult(AttemptVerdict verdict, Exception? error = null, bool isOutage = false)
    {
        Error = error;
        Verdict = verdict;
        IsOutage = isOutage;
    }

    public static AttemptResult Success => new(AttemptVerdict.Success);

    public static AttemptResult Canceled => new(AttemptVerdict.Canceled);

    /// <summary>The client was disposed before the operation had any effect.</summary>
    public static AttemptResult Disposed => Final(DisposedClient.Exception());

    public Exception? Error { get; }

    public AttemptVerdict Verdict { get; }

    /// <summary>Whether the gateway did not do its part, which counts for the breaker and against the retry budget.</summary>
    public bool IsOutage { get; }

    /// <summary>Whether the gateway took the token: it did, or refused, what was asked, where a refused token, a limit or an outage comes before that.</summary>
    public bool ShowsTokenTaken =>
        Verdict == AttemptVerdict.Success
        || (Error is BaloanApiException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError } error
            && error is not (BaloanAuthenticationException or BaloanRateLimitedException or BaloanUnavailableException)
            && (int)error.StatusCode is not (403 or 429));

    /// <summary>The pause that the gateway asked for.</summary>
    public TimeSpan? RetryAfter => (Error as BaloanApiException)?.RetryAfter;

    public static AttemptResult Final(Exception error, bool isOutage = false) => new(AttemptVerdict.Final, error, isOutage);

    public static AttemptResult Repeatable(Exception error, bool isOutage) => new(AttemptVerdict.Repeatable, error, isOutage);

    public static AttemptResult TokenRefused(Exception error) => new(AttemptVerdict.TokenRefused, error);
}

internal enum AttemptVerdict : byte
{
    /// <summary>No attempt was made.</summary>
    None,

    Success,

    /// <summary>Failed, and repeating it does no good or may do harm.</summary>
    Final,

    /// <summary>Failed, and may be repeated.</summary>
    Repeatable,

    /// <summary>The gateway did not accept the token, so it did nothing.</summary>
    TokenRefused,

    /// <summary>The caller gave up.</summary>
    Canceled,
}
