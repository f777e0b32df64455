namespace Baloan.Sdk;

/// <summary>
/// A change (opening a loan file, issuing a one-time code, signing, cancelling) was sent and its answer was lost: the
/// connection broke, the time ran out, or a proxy answered in the gateway's place. The gateway may have done it.
/// </summary>
/// <remarks>
/// Find out before repeating: wait for the loan's call back, or look at the contract. The gateway has no operation that
/// reads a loan back, so a loan opened twice is only found by a person. <see cref="Exception.InnerException"/> tells what
/// happened to the answer.
/// </remarks>
public sealed class BaloanOutcomeUnknownException : BaloanException
{
    /// <summary>Makes the exception with this library's usual sentence.</summary>
    /// <param name="operation">The gateway operation, such as <c>POST loan/</c>.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public BaloanOutcomeUnknownException(string? operation, Exception? innerException = null)
        : base($"{operation ?? "A request"} was sent and its answer was lost: the gateway may have done it. Find out before repeating the call.", operation, innerException)
    {
    }

    /// <summary>Makes the exception with a sentence of its own.</summary>
    /// <param name="message">The sentence. It must hold nothing personal.</param>
    /// <param name="operation">The gateway operation, such as <c>POST loan/</c>.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public BaloanOutcomeUnknownException(string message, string? operation, Exception? innerException)
        : base(message, operation, innerException)
    {
    }
}
