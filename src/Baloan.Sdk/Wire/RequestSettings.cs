using System.Globalization;

namespace Baloan.Sdk;

/// <summary>What a view of a client sends with each request: <see cref="BaloanRequestOptions"/> over <see cref="BaloanClientOptions"/>.</summary>
internal sealed class RequestSettings(string language, TimeSpan timeout, KeyValuePair<string, string>[] headers)
{
    private static readonly TimeSpan MinTimeout = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromHours(1);

    public string Language { get; } = language;

    public TimeSpan Timeout { get; } = timeout;

    public KeyValuePair<string, string>[] Headers { get; } = headers;

    public RequestSettings With(BaloanRequestOptions options)
    {
        if (options.Timeout is { } time && (time < MinTimeout || time > MaxTimeout))
        {
            throw new ArgumentException(
                $"{nameof(options.Timeout)} must be from 00:00:00.001 to 01:00:00, but is {time.ToString("c", CultureInfo.InvariantCulture)}.", nameof(options));
        }

        if (options.Language is { } wanted && (string.IsNullOrWhiteSpace(wanted) || !HeaderText.IsValue(wanted)))
        {
            throw new ArgumentException($"{nameof(options.Language)} must be a language tag such as en or fa.", nameof(options));
        }

        return new RequestSettings(
            options.Language ?? Language,
            options.Timeout ?? Timeout,
            ExtraHeaders.Merge(Headers, options.Headers, nameof(options)));
    }
}
