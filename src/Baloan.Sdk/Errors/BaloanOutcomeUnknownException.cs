namespace Baloan.Sdk;

/// <summary>
/// A change (opening a loan file, issuing a one-time code, signing, cancelling) was sent and its answer was lost: the
/// connection broke, the time ran out, or something answered in the gateway's place, be it with success. The gateway may have done it.
/// </summary>
/// <remarks>
/// Find out before repeating: wait for the loan's call back, or look at the contract. The gateway has no operation that
/// reads a loan back, so a loan opened twice is only found by a person. <see cref="Exception.InnerException"/> tells what
/// happened to the answer; where one came, it is a <see cref="BaloanApiException"/>.
/// </remarks>
public sealed class BaloanOutcomeUnknownException : BaloanException
{
    /// <summary>Makes the exception. Public, so that a test can throw one from a fake client.</summary>
    /// <param name="operation">The gateway operation, such as <c>POST loan/</c>.</param>
    /// <param name="message">A sentence of its own, which must hold nothing personal; null for this library's usual one.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public BaloanOutcomeUnknownException(string? operation, string? message = null, Exception? innerException = null)
        : base(message ?? $"{operation ?? "A request"} was sent and its answer was lost: the gateway may have done it. Find out before repeating the call.", operation, innerException)
    {
    }
}
