namespace Baloan.Sdk;

/// <summary>
/// Too many requests: a 429. Nothing has been done.
/// </summary>
/// <remarks>
/// Wait for <see cref="BaloanApiException.RetryAfter"/>, or a while of your own choice where it is null, and repeat.
/// </remarks>
public sealed class BaloanRateLimitedException : BaloanApiException
{
    /// <summary>Makes the exception for an error answer. Public, so that a test can throw one from a fake client.</summary>
    /// <param name="error">What the gateway answered.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="error"/> is null.</exception>
    public BaloanRateLimitedException(BaloanApiError error, Exception? innerException = null)
        : base(error, innerException)
    {
    }

    internal override ErrorFamily Family => ErrorFamily.RateLimited;
}
