using System.Net;
using System.Net.Http.Headers;

namespace Baloan.Sdk;

/// <summary>
/// A body: always with a length, since the gateway takes a chunked body for an empty one, and a change's is aware of being read.
/// </summary>
internal sealed class RequestContent : HttpContent
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly byte[] _bytes;
    private readonly ChangeProgress? _progress;

    public RequestContent(byte[] bytes, bool isJson, ChangeProgress progress)
    {
        _bytes = bytes;
        _progress = progress;
        if (isJson)
        {
            Headers.ContentType = Json;
        }
    }

    public RequestContent(byte[] bytes, KeyValuePair<string, IEnumerable<string>>[] headers, ChangeProgress? progress)
    {
        _bytes = bytes;
        _progress = progress;
        foreach (var header in headers)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        _progress?.OnBodyRead();
        return stream.WriteAsync(_bytes, 0, _bytes.Length);
    }

#if NET
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _progress?.OnBodyRead();
        return stream.WriteAsync(_bytes, 0, _bytes.Length, cancellationToken);
    }
#endif

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
