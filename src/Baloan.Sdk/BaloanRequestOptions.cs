namespace Baloan.Sdk;

/// <summary>What a view of a client, made by <see cref="IBaloanClient.With"/>, does otherwise. What is not set stays as in the client.</summary>
public sealed class BaloanRequestOptions
{
    /// <summary>The language of the gateway's messages, sent as <c>Accept-Language</c>.</summary>
    public string? Language { get; set; }

    /// <summary>How long a whole operation may take, its retries included.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Headers sent with each request beside the client's own, which they cannot replace.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
