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
    /// <summary>Makes the exception. Public, so that a test can throw one from a fake client.</summary>
    /// <param name="operation">The gateway operation, such as <c>POST loan/</c>.</param>
    /// <param name="message">A sentence of its own, which must hold nothing personal; null for this library's usual one.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public BaloanConnectionException(string? operation, string? message = null, Exception? innerException = null)
        : base(message ?? $"No answer came from the gateway for {operation ?? "a request"}, and nothing can have happened there. It is safe to repeat the call later.", operation, innerException)
    {
    }
}
