using System.Net;
using System.Net.Http.Headers;

namespace Baloan.Sdk.Http.Internal;

/// <summary>
/// A request's body: always with a length, since the gateway takes a chunked body for an empty one, and aware of whether its
/// sending has begun. Until it has, the gateway cannot have understood the request.
/// </summary>
internal sealed class GatewayContent : HttpContent
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly byte[] _bytes;

    public GatewayContent(byte[] bytes, bool isJson)
    {
        _bytes = bytes;
        if (isJson)
        {
            Headers.ContentType = Json;
        }
    }

    /// <summary>Whether any part of the body may have left.</summary>
    public bool HasBegun { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        HasBegun = true;
        return stream.WriteAsync(_bytes, 0, _bytes.Length);
    }

#if NET
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        HasBegun = true;
        return stream.WriteAsync(_bytes, 0, _bytes.Length, cancellationToken);
    }
#endif

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
