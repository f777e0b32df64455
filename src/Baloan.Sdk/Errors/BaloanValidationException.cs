namespace Baloan.Sdk;

/// <summary>
/// The request is wrong: the gateway names fields of it in <see cref="BaloanApiException.FieldErrors"/>, or answers
/// <see cref="BaloanErrorCode.InvalidDateFormat"/> or <see cref="BaloanErrorCode.LoanDueOrAmountNotMatchStorePolicies"/>.
/// </summary>
/// <remarks>
/// Correct the request. For an amount or a length outside the policies, read the policies again: they change.
/// </remarks>
/// <example>
/// <code>
/// catch (BaloanValidationException e)
/// {
///     foreach (var field in e.FieldErrors)
///     {
///         ModelState.AddModelError(field.Key, field.Value[0]);
///     }
/// }
/// </code>
/// </example>
public sealed class BaloanValidationException : BaloanApiException
{
    /// <summary>Makes the exception for an error answer. Public, so that a test can throw one from a fake client.</summary>
    /// <param name="error">What the gateway answered.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="error"/> is null.</exception>
    public BaloanValidationException(BaloanApiError error, Exception? innerException = null)
        : base(error, innerException)
    {
    }

    internal override ErrorFamily Family => ErrorFamily.Validation;
}
