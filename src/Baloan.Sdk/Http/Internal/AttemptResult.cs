namespace Baloan.Sdk.Http.Internal;

/// <summary>What came of one attempt. The error is built where the answer is read, and thrown just beneath the caller.</summary>
internal readonly struct AttemptResult
{
    private AttemptResult(AttemptVerdict verdict, Exception? error, TimeSpan? retryAfter, bool isOutage)
    {
        Verdict = verdict;
        Error = error;
        RetryAfter = retryAfter;
        IsOutage = isOutage;
    }

    public static AttemptResult Success { get; } = new(AttemptVerdict.Success, error: null, retryAfter: null, isOutage: false);

    public static AttemptResult Canceled { get; } = new(AttemptVerdict.Canceled, error: null, retryAfter: null, isOutage: false);

    /// <summary>The client was disposed before the operation had any effect.</summary>
    public static AttemptResult Disposed => Final(new ObjectDisposedException(typeof(BaloanClient).FullName));

    public AttemptVerdict Verdict { get; }

    public Exception? Error { get; }

    /// <summary>The pause that the gateway asked for.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Whether the gateway did not do its part, which counts for the breaker and against the retry budget.</summary>
    public bool IsOutage { get; }

    public static AttemptResult Final(Exception error, bool isOutage = false) =>
        new(AttemptVerdict.Final, error, retryAfter: null, isOutage);

    public static AttemptResult Repeatable(Exception error, bool isOutage, TimeSpan? retryAfter = null) =>
        new(AttemptVerdict.Repeatable, error, retryAfter, isOutage);

    public static AttemptResult TokenRefused(Exception error) =>
        new(AttemptVerdict.TokenRefused, error, retryAfter: null, isOutage: false);
}
