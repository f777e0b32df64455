namespace Baloan.Sdk;

/// <summary>
/// The applicant cannot have this loan: phone number and national id belong to different people
/// (<see cref="BaloanErrorCode.PhoneNumberExistWithAnotherNationalId"/>,
/// <see cref="BaloanErrorCode.NationalIdExistsWithAnotherPhoneNumber"/>,
/// <see cref="BaloanErrorCode.NationalPhoneVerificationFailed"/>), the age is not 18 to 70
/// (<see cref="BaloanErrorCode.AgeNotInValidRange"/>), or the amount is more than the credit
/// (<see cref="BaloanErrorCode.LoanAmountExceedUserCredit"/>).
/// </summary>
/// <remarks>
/// Tell the applicant, by the <see cref="BaloanApiException.Code"/>. Repeating the same request does not help.
/// </remarks>
/// <example>
/// <code>
/// catch (BaloanApplicantException e) when (e.Code == BaloanErrorCode.LoanAmountExceedUserCredit)
/// {
///     return "The amount is more than your credit. Choose a smaller one.";
/// }
/// </code>
/// </example>
public sealed class BaloanApplicantException : BaloanApiException
{
    /// <summary>Makes the exception for an error answer. Public, so that a test can throw one from a fake client.</summary>
    /// <param name="error">What the gateway answered.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="error"/> is null.</exception>
    public BaloanApplicantException(BaloanApiError error, Exception? innerException = null)
        : base(error, innerException)
    {
    }

    /// <summary>
    /// With <see cref="BaloanErrorCode.NationalIdExistsWithAnotherPhoneNumber"/>: the phone number that the national id
    /// is registered with, where the answer gives it in a field of its own; else null. Personal data.
    /// </summary>
    public PhoneNumber? RegisteredPhoneNumber => Error.RegisteredPhoneNumber;

    internal override ErrorFamily Family => ErrorFamily.Applicant;
}
