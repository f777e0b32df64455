namespace Baloan.Sdk;

/// <summary>
/// The gateway, or a service behind it, does not work at the moment: a 5xx, a 408 or
/// <see cref="BaloanErrorCode.ServiceInquiryFailed"/>.
/// </summary>
/// <remarks>
/// Try again later. A change whose outcome is in doubt is a <see cref="BaloanOutcomeUnknownException"/> instead, so
/// this one may be repeated.
/// </remarks>
public sealed class BaloanUnavailableException : BaloanApiException
{
    /// <summary>Makes the exception for an error answer. Public, so that a test can throw one from a fake client.</summary>
    /// <param name="error">What the gateway answered.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="error"/> is null.</exception>
    public BaloanUnavailableException(BaloanApiError error, Exception? innerException = null)
        : base(error, innerException)
    {
    }

    /// <summary>
    /// With <see cref="BaloanErrorCode.ServiceInquiryFailed"/>: the upstream service that failed, where the answer
    /// gives it in a field of its own; else null.
    /// </summary>
    public string? ServiceName => Error.ServiceName;

    internal override ErrorFamily Family => ErrorFamily.Unavailable;
}
