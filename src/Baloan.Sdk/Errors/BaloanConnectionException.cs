namespace Baloan.Sdk;

/// <summary>
/// No answer came from the gateway, and nothing can have happened: no connection was made, the request only reads, or
/// the circuit breaker let nothing out. A timeout of a reading request is this too; its
/// <see cref="Exception.InnerException"/> tells the cause.
/// </summary>
/// <remarks>
/// It is safe to repeat the call, later.
/// </remarks>
public sealed class BaloanConnectionException : BaloanException
{
    /// <summary>Makes the exception with this library's usual sentence.</summary>
    /// <param name="operation">The gateway operation, such as <c>POST loan/</c>.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public BaloanConnectionException(string? operation, Exception? innerException = null)
        : base($"No answer came from the gateway for {operation ?? "a request"}, and nothing can have happened there. It is safe to repeat the call later.", operation, innerException)
    {
    }

    /// <summary>Makes the exception with a sentence of its own.</summary>
    /// <param name="message">The sentence. It must hold nothing personal.</param>
    /// <param name="operation">The gateway operation, such as <c>POST loan/</c>.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public BaloanConnectionException(string message, string? operation, Exception? innerException)
        : base(message, operation, innerException)
    {
    }
}
