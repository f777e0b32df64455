using System.Net;

namespace Baloan.Sdk;

/// <summary>What came of one attempt. The error is built where the answer is read, and thrown just beneath the caller.</summary>
internal readonly struct AttemptResult
{
    private AttemptResult(AttemptVerdict verdict, Exception? error = null, bool isOutage = false, bool showsGateway = true)
    {
        Error = error;
        Verdict = verdict;
        IsOutage = isOutage;
        ShowsGateway = showsGateway;
    }

    public static AttemptResult Success => new(AttemptVerdict.Success);

    public static AttemptResult Canceled => new(AttemptVerdict.Canceled, showsGateway: false);

    /// <summary>The client was disposed before the operation had any effect.</summary>
    public static AttemptResult Disposed => WithoutGateway(DisposedClient.Exception());

    public Exception? Error { get; }

    public AttemptVerdict Verdict { get; }

    /// <summary>Whether the gateway did not do its part, which counts for the breaker and against the retry budget.</summary>
    public bool IsOutage { get; }

    /// <summary>Whether it shows how the gateway does; false where the caller gave up, or the attempt ended before the gateway was asked.</summary>
    public bool ShowsGateway { get; }

    /// <summary>Whether the gateway accepted the token: it looks at the token before it does, or refuses, what was asked.</summary>
    public bool ShowsTokenTaken =>
        Verdict == AttemptVerdict.Success
        || (Error is BaloanApiException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError } error
            && error is not (BaloanAuthenticationException or BaloanRateLimitedException or BaloanUnavailableException)
            && (int)error.StatusCode is not (403 or 429));

    /// <summary>The pause that the gateway asked for.</summary>
    public TimeSpan? RetryAfter => (Error as BaloanApiException)?.RetryAfter;

    public static AttemptResult Final(Exception error, bool isOutage = false) => new(AttemptVerdict.Final, error, isOutage);

    /// <summary>Failed before the gateway was asked, for a reason of the application's own.</summary>
    public static AttemptResult WithoutGateway(Exception error) => new(AttemptVerdict.Final, error, showsGateway: false);

    public static AttemptResult Repeatable(Exception error, bool isOutage) => new(AttemptVerdict.Repeatable, error, isOutage);

    public static AttemptResult TokenRefused(Exception error) => new(AttemptVerdict.TokenRefused, error);
}

internal enum AttemptVerdict : byte
{
    /// <summary>No attempt was made.</summary>
    None,

    Success,

    /// <summary>Failed, and is not repeated: that would be useless or harmful.</summary>
    Final,

    /// <summary>Failed, and may be repeated.</summary>
    Repeatable,

    /// <summary>The gateway did not accept the token, so it did nothing.</summary>
    TokenRefused,

    /// <summary>The caller gave up.</summary>
    Canceled,
}
