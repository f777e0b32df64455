namespace Baloan.Sdk;

/// <summary>
/// The gateway knows no such loan, or no such address: a 404 without a documented code.
/// </summary>
/// <remarks>
/// Check the loan's id and the base address. A contract does not exist before the cheque is verified: wait for the
/// call back <c>cheque_verified</c>.
/// </remarks>
public sealed class BaloanNotFoundException : BaloanApiException
{
    /// <summary>Makes the exception for an error answer. Public, so that a test can throw one from a fake client.</summary>
    /// <param name="error">What the gateway answered.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="error"/> is null.</exception>
    public BaloanNotFoundException(BaloanApiError error, Exception? innerException = null)
        : base(error, innerException)
    {
    }

    internal override ErrorFamily Family => ErrorFamily.NotFound;
}
