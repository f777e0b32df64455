namespace Baloan.Sdk;

/// <summary>
/// The loan file's state does not allow this: <see cref="BaloanErrorCode.CanNotUpdate"/>,
/// <see cref="BaloanErrorCode.NotAllowedInState"/>, <see cref="BaloanErrorCode.AlreadyAgreedByUser"/>,
/// <see cref="BaloanErrorCode.FailedToCancelLoan"/> or <see cref="BaloanErrorCode.DuplicateRequest"/>.
/// </summary>
/// <remarks>
/// Look at the file's state (the last call back, the contract) and go on from there.
/// <see cref="BaloanErrorCode.AlreadyAgreedByUser"/> means that signing is done;
/// <see cref="BaloanErrorCode.DuplicateRequest"/> that an earlier request has been taken.
/// </remarks>
public sealed class BaloanStateException : BaloanApiException
{
    /// <summary>Makes the exception for an error answer. Public, so that a test can throw one from a fake client.</summary>
    /// <param name="error">What the gateway answered.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="error"/> is null.</exception>
    public BaloanStateException(BaloanApiError error, Exception? innerException = null)
        : base(error, innerException)
    {
    }

    internal override ErrorFamily Family => ErrorFamily.State;
}
