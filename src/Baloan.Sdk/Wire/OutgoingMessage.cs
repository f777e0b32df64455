using System.Net;
using System.Net.Http.Headers;

namespace Baloan.Sdk;

/// <summary>
/// One request to the gateway: an attempt at an operation, a token request or a download. It is found by handlers' copies of it
/// too, since it goes along with the flow of the call. Where it is a change, <see cref="Progress"/> watches over it.
/// </summary>
internal sealed class OutgoingMessage(HttpMethod method, Uri address, ChangeProgress? progress) : HttpRequestMessage(method, address)
{
    private static readonly AsyncLocal<OutgoingMessage?> Flow = new();

    private HttpMethod _sentMethod = method;
    private Uri? _sentTo = address;
    private bool _isSeen;
    private int _connections;
    private int _uses;

    /// <summary>The message that the current flow of execution sends.</summary>
    public static OutgoingMessage? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }

    public ChangeProgress? Progress { get; } = progress;

    /// <summary>Which IP addresses its host may resolve to; null for all.</summary>
    public Func<IPAddress, bool>? AllowsConnectionTo { get; set; }

    /// <summary>This message, or a copy of it, is about to be sent as the handlers above have made it, for the first time or again.</summary>
    public void OnSend(HttpRequestMessage sent)
    {
        Volatile.Write(ref _connections, 0);
        Volatile.Write(ref _uses, 0);
        if (!_isSeen)
        {
            // The first time counts: a handler that follows redirects by itself sends elsewhere the second time.
            _isSeen = sent == this;
            _sentMethod = sent.Method;
            _sentTo = sent.RequestUri;
        }
    }

    /// <summary>Whether a new connection may be opened for this sending: one, and a second where a proxy asked for credentials.</summary>
    public bool MayConnect() => Interlocked.Increment(ref _connections) <= (Headers.ProxyAuthorization is null ? 1 : 2);

    /// <summary>Whether a new connection may carry this sending.</summary>
    public bool MayUseNewConnection() => Interlocked.Increment(ref _uses) <= (Headers.ProxyAuthorization is null ? 1 : 2);

    /// <summary>Whether the answer belongs to another request than was sent, since a handler has followed a redirect.</summary>
    public bool IsRedirected(HttpResponseMessage response) =>
        response.RequestMessage is { } answered && (answered.Method != _sentMethod || !IsSame(answered.RequestUri, _sentTo));

    private static bool IsSame(Uri? answered, Uri? sent) =>
        ReferenceEquals(answered, sent)
        || (answered is { IsAbsoluteUri: true } && sent is { IsAbsoluteUri: true }
            && string.Equals(answered.AbsoluteUri, sent.AbsoluteUri, StringComparison.Ordinal));
}

/// <summary>A host resolves only to IP addresses that must not be asked.</summary>
internal sealed class ForbiddenAddressException() : IOException("The host's name stands for an address that may not be asked.");

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
