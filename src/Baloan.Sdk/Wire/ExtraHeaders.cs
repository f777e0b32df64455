namespace Baloan.Sdk;

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

    // Only .NET itself knows which names are no names, or belong to a body.
    private static string? FindViolation(HttpRequestMessage request, KeyValuePair<string, string> header) =>
        Reserved.Contains(header.Key) ? "is a header of the client's own"
        : header.Value is null || !HeaderText.IsValue(header.Value) ? "must have a value in ASCII, in one line"
        : !request.Headers.TryAddWithoutValidation(header.Key, header.Value) ? "is no name of a request header"
        : null;
}
