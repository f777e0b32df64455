namespace Baloan.Sdk.Http.Internal;

/// <summary>What a view of a client sends with each request: <see cref="BaloanRequestOptions"/> over <see cref="BaloanClientOptions"/>.</summary>
internal sealed class RequestSettings(string language, TimeSpan timeout, KeyValuePair<string, string>[] headers)
{
    public string Language { get; } = language;

    public TimeSpan Timeout { get; } = timeout;

    public KeyValuePair<string, string>[] Headers { get; } = headers;

    public RequestSettings With(BaloanRequestOptions options)
    {
        if (options.Timeout <= TimeSpan.Zero)
        {
            throw new ArgumentException($"{nameof(options.Timeout)} must be above zero.", nameof(options));
        }

        if (options.Language is { } wanted && string.IsNullOrWhiteSpace(wanted))
        {
            throw new ArgumentException($"{nameof(options.Language)} must not be empty.", nameof(options));
        }

        return new RequestSettings(
            options.Language ?? Language,
            options.Timeout ?? Timeout,
            options.Headers.Count == 0 ? Headers : [.. Headers, .. options.Headers]);
    }
}
