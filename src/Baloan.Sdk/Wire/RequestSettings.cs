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

/// <summary>The headers that an application adds to the client's own. The messages of its errors hold a header's name, never its value.</summary>
internal static class ExtraHeaders
{
    /// <summary>What the client writes itself, and what belongs to the connection.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Language", "Authorization", "Connection", "Expect", "Host", "Keep-Alive",
        "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent",
    };

    /// <summary>The present headers with the added ones, of which each replaces one of its name.</summary>
    /// <exception cref="ArgumentException">A header cannot be added; the message names it.</exception>
    public static KeyValuePair<string, string>[] Merge(KeyValuePair<string, string>[] present, IDictionary<string, string> added, string paramName)
    {
        if (added.Count == 0)
        {
            return present;
        }

        using var request = new HttpRequestMessage();
        foreach (var header in added)
        {
            if (FindViolation(request, header) is { } violation)
            {
                throw new ArgumentException($"{nameof(BaloanRequestOptions.Headers)}: '{header.Key}' {violation}.", paramName);
            }
        }

        return [.. present.Where(header => !added.Keys.Contains(header.Key, StringComparer.OrdinalIgnoreCase)), .. added];
    }

    // Only .NET itself knows which names are invalid, or belong to a body.
    private static string? FindViolation(HttpRequestMessage request, KeyValuePair<string, string> header) =>
        Reserved.Contains(header.Key) ? "is a header of the client's own"
        : header.Value is null || !HeaderText.IsValue(header.Value) ? "must have a value in ASCII, in one line"
        : !request.Headers.TryAddWithoutValidation(header.Key, header.Value) ? "is no name of a request header"
        : null;
}
