namespace Baloan.Sdk.Http.Internal;

/// <summary>The body of a partner's own request, read once and sent by any number of attempts, with the headers that belong to it.</summary>
internal sealed class PartnerBody(byte[] bytes, KeyValuePair<string, IEnumerable<string>>[] headers)
{
    public byte[] Bytes { get; } = bytes;

    public KeyValuePair<string, IEnumerable<string>>[] Headers { get; } = headers;

    /// <summary>Reads a content, which stays the partner's. What it throws comes through, since nothing was sent yet.</summary>
    public static async ValueTask<PartnerBody> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var bytes = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return new PartnerBody(bytes, [.. content.Headers.Where(static header => !header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))]);
    }
}
