namespace Baloan.Sdk.Authentication.Internal;

/// <summary>The beginning of an answer's body.</summary>
internal readonly record struct CappedBody(byte[] Bytes, bool IsTruncated)
{
    public static async Task<CappedBody> ReadAsync(HttpContent? content, int maxBytes, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return new CappedBody([], false);
        }

#if NET
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        using var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        using var body = new MemoryStream();
        var chunk = new byte[4096];
        while (body.Length <= maxBytes)
        {
#if NET
            var read = await stream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false);
#else
            var read = await stream.ReadAsync(chunk, 0, chunk.Length, cancellationToken).ConfigureAwait(false);
#endif
            if (read == 0)
            {
                return new CappedBody(body.ToArray(), false);
            }

            body.Write(chunk, 0, read);
        }

        body.SetLength(maxBytes);
        return new CappedBody(body.ToArray(), true);
    }
}
