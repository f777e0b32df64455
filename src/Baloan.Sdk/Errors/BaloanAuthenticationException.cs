namespace Baloan.Sdk;

/// <summary>
/// The gateway does not accept the partner's login: a 401, a 403 without a documented code, or
/// <see cref="BaloanErrorCode.UnauthorizedPartnership"/>. Where the gateway refused the token itself (a 401), it has been renewed and the request repeated by then.
/// </summary>
/// <remarks>
/// Check the username and the password, and whether Baloan has opened the partnership. Repeating does not help.
/// </remarks>
public sealed class BaloanAuthenticationException : BaloanApiException
{
    /// <summary>Makes the exception for an error answer. Public, so that a test can throw one from a fake client.</summary>
    /// <param name="error">What the gateway answered.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="error"/> is null.</exception>
    public BaloanAuthenticationException(BaloanApiError error, Exception? innerException = null)
        : base(error, innerException)
    {
    }

    internal override ErrorFamily Family => ErrorFamily.Authentication;
}
