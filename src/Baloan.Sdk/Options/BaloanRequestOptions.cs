namespace Baloan.Sdk;

/// <summary>What a view of a client, made by <see cref="IBaloanClient.With"/>, does otherwise. What is not set stays as in the client.</summary>
public sealed class BaloanRequestOptions
{
    /// <summary>The language of the gateway's messages, sent as <c>Accept-Language</c>.</summary>
    public string? Language { get; set; }

    /// <summary>How long a whole operation may take, its retries included; 1 millisecond to 1 hour.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>
    /// Headers sent with each request beside the client's own (<c>Authorization</c>, <c>Accept</c>, <c>Accept-Language</c>,
    /// <c>User-Agent</c> and those of the body and the connection), which they cannot replace: <see cref="IBaloanClient.With"/> refuses them.
    /// A view of a view sends the headers of both; of one name, the later. Token requests do not carry them, and downloads only on their way to the gateway itself.
    /// </summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
