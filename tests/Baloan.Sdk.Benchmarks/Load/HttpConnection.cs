using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Baloan.Sdk.Benchmarks.Load;

/// <summary>
/// A connection that sends prepared requests and reads no more of an answer than its status and where it ends: it costs the
/// machine as little as can be, so that the server is what is measured.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private const int LongestHead = 16 * 1024;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[LongestHead];

    private static ReadOnlySpan<byte> ContentLength => "\r\nContent-Length: "u8;

    private HttpConnection()
    {
    }

    public static async Task<HttpConnection> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        var connection = new HttpConnection();
        await connection._socket.ConnectAsync(IPAddress.Parse(address.Host), address.Port, cancellationToken);
        return connection;
    }

    /// <summary>Sends a request and reads its answer to the end.</summary>
    /// <returns>The status code.</returns>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        await _socket.SendAsync(request, cancellationToken);
        var length = 0;
        int headLength;
        do
        {
            length += await ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            headLength = _buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) + 4;
        }
        while (headLength < 4);

        var (status, bodyLength) = Read(_buffer.AsSpan(0, headLength));
        for (var missing = headLength + bodyLength - length; missing > 0;)
        {
            missing -= await ReceiveAsync(_buffer, cancellationToken);
        }

        return status;
    }

    public void Dispose() => _socket.Dispose();

    private static (int Status, int BodyLength) Read(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf(ContentLength);
        return at >= 0
            && Utf8Parser.TryParse(head["HTTP/1.1 ".Length..], out int status, out _)
            && Utf8Parser.TryParse(head[(at + ContentLength.Length)..], out int length, out _)
            ? (status, length)
            : throw new InvalidDataException("The answer's head has no length.");
    }

    private async ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        await _socket.ReceiveAsync(buffer, cancellationToken) is var read and > 0
            ? read
            : throw new EndOfStreamException("The server closed the connection, or its answer's head is too long.");
}
