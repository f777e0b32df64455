#if NET
using System.Net.Sockets;

namespace Baloan.Sdk.Http.Internal;

/// <summary>
/// Opens connections as <see cref="SocketsHttpHandler"/> does by itself, but one for each sending of a message. Where a connection
/// is closed before an answer, that handler sends a request without a body again, up to three times and without a pause: good
/// against a connection that died in the pool, but with a gateway that hangs up it makes a storm of every read.
/// </summary>
internal static class ConnectionGuard
{
    public static async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        ThrowIfRepeated(context.InitialRequestMessage);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public static void ThrowIfRepeated(HttpRequestMessage message)
    {
        if (message is GatewayRequestMessage own && !own.MayConnect())
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "A new connection was closed before it gave an answer.");
        }
    }
}
#endif
