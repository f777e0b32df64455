namespace Baloan.Sdk;

/// <summary>
/// The one-time code was not accepted: <see cref="BaloanErrorCode.IncorrectOtpCode"/>,
/// <see cref="BaloanErrorCode.ThrottledOtpCode"/> (with status 429 too) or <see cref="BaloanErrorCode.NoRequestToVerify"/>.
/// </summary>
/// <remarks>
/// Ask the user for the code again; where none was issued, request one first; where they were asked for too often,
/// wait, for <see cref="BaloanApiException.RetryAfter"/> if it is given.
/// </remarks>
/// <example>
/// <code>
/// catch (BaloanOtpException e) when (e.Code == BaloanErrorCode.IncorrectOtpCode)
/// {
///     ModelState.AddModelError("Otp", "The code is wrong. Enter it again.");
/// }
/// </code>
/// </example>
public sealed class BaloanOtpException : BaloanApiException
{
    /// <summary>Makes the exception for an error answer. Public, so that a test can throw one from a fake client.</summary>
    /// <param name="error">What the gateway answered.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="error"/> is null.</exception>
    public BaloanOtpException(BaloanApiError error, Exception? innerException = null)
        : base(error, innerException)
    {
    }

    internal override ErrorFamily Family => ErrorFamily.Otp;
}
