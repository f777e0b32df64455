namespace Baloan.Sdk;

/// <summary>The body of a partner's own request, read once and sent by any number of attempts, with the headers that belong to it.</summary>
internal sealed class PartnerBody(byte[] bytes, KeyValuePair<string, IEnumerable<string>>[] headers)
{
    public byte[] Bytes { get; } = bytes;

    public KeyValuePair<string, IEnumerable<string>>[] Headers { get; } = headers;

    /// <summary>Reads a content, which stays the partner's. What it throws comes through, since nothing was sent yet.</summary>
    /// <exception cref="ArgumentException">One of its headers cannot be sent; the message names it.</exception>
    public static async ValueTask<PartnerBody> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var bytes = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        KeyValuePair<string, IEnumerable<string>>[] headers =
            [.. content.Headers.Where(static header => !header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))];

        // The connection would refuse it, and that would look like a gateway that is away.
        var odd = Array.Find(headers, static header => !header.Value.All(HeaderText.IsValue));
        return odd.Key is null
            ? new PartnerBody(bytes, headers)
            : throw new ArgumentException($"The body's header '{odd.Key}' must have a value in ASCII, in one line.", nameof(content));
    }
}
