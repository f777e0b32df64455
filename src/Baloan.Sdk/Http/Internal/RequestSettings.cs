namespace Baloan.Sdk.Http.Internal;

/// <summary>What a view of a client sends with each request: <see cref="BaloanRequestOptions"/> over <see cref="BaloanClientOptions"/>.</summary>
internal sealed class RequestSettings(string language, TimeSpan timeout, KeyValuePair<string, string>[] headers)
{
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromDays(1);

    public string Language { get; } = language;

    public TimeSpan Timeout { get; } = timeout;

    public KeyValuePair<string, string>[] Headers { get; } = headers;

    public RequestSettings With(BaloanRequestOptions options)
    {
        if (options.Timeout <= TimeSpan.Zero || options.Timeout > MaxTimeout)
        {
            throw new ArgumentException($"{nameof(options.Timeout)} must be above zero and at most a day.", nameof(options));
        }

        if (options.Language is { } wanted && (string.IsNullOrWhiteSpace(wanted) || !ExtraHeaders.IsValue(wanted)))
        {
            throw new ArgumentException($"{nameof(options.Language)} must be a language tag such as en or fa.", nameof(options));
        }

        return new RequestSettings(
            options.Language ?? Language,
            options.Timeout ?? Timeout,
            ExtraHeaders.Merge(Headers, options.Headers, nameof(options)));
    }
}
