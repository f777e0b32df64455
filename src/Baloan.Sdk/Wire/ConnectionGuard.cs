#if NET
using System.Net;
using System.Net.Sockets;

namespace Baloan.Sdk;

/// <summary>
/// Opens connections as <see cref="SocketsHttpHandler"/> does by itself, but one for each sending of a message. Where a connection
/// is closed before an answer, that handler sends a request without a body again, up to three times and without a pause: good
/// against a connection that died in the pool, but with a gateway that hangs up it makes a storm of every read. A proxy's tunnel
/// is such a request too, for which the one that needs it is repeated in its turn.
/// </summary>
internal static class ConnectionGuard
{
    private static readonly HttpRequestOptionsKey<int> Tunnels = new("Baloan.Sdk.Tunnels");

    /// <summary>Watches over a handler's connections, where the application does not do so itself.</summary>
    public static void Watch(SocketsHttpHandler handler)
    {
        handler.ConnectCallback ??= OpenAsync;
        handler.PlaintextStreamFilter ??= UseAsync;
    }

    public static async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        ThrowIfRepeated(context.InitialRequestMessage);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (FilterOf(context) is { } isAllowed)
            {
                var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken).ConfigureAwait(false);
                await socket.ConnectAsync(Allowed(addresses, isAllowed), context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            }

            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <exception cref="ForbiddenAddressException">There is none.</exception>
    public static IPAddress[] Allowed(IPAddress[] addresses, Func<IPAddress, bool> isAllowed)
    {
        var allowed = Array.FindAll(addresses, address => isAllowed(address));
        return allowed.Length > 0 || addresses.Length == 0 ? allowed : throw new ForbiddenAddressException();
    }

    // A forward proxy, which the connection then leads to, is the partner's own.
    private static Func<IPAddress, bool>? FilterOf(SocketsHttpConnectionContext context) =>
        context.InitialRequestMessage is OutgoingMessage { AllowsConnectionTo: { } filter } own
            && string.Equals(own.RequestUri!.IdnHost, context.DnsEndPoint.Host, StringComparison.OrdinalIgnoreCase)
                ? filter
                : null;

    public static void ThrowIfRepeated(HttpRequestMessage message)
    {
        var isRepeated = message switch
        {
            OutgoingMessage own => !own.MayConnect(),
            _ when message.Method == HttpMethod.Connect => !MayOpenTunnel(message),
            _ => false,
        };
        if (isRepeated)
        {
            throw ClosedBeforeAnswer();
        }
    }

    /// <summary>Counts connections through a proxy's tunnel, for which <see cref="OpenAsync"/> sees the tunnel's request in place of the message.</summary>
    public static ValueTask<Stream> UseAsync(SocketsHttpPlaintextStreamFilterContext context, CancellationToken cancellationToken) =>
        context.InitialRequestMessage is OutgoingMessage own && !own.MayUseNewConnection()
            ? throw ClosedBeforeAnswer()
            : new ValueTask<Stream>(context.PlaintextStream);

    // A proxy that asks for credentials may close the connection with that.
    private static bool MayOpenTunnel(HttpRequestMessage connect)
    {
        connect.Options.TryGetValue(Tunnels, out var opened);
        connect.Options.Set(Tunnels, opened + 1);
        return opened < (connect.Headers.ProxyAuthorization is null ? 1 : 2);
    }

    private static HttpRequestException ClosedBeforeAnswer() =>
        new(HttpRequestError.ConnectionError, "A new connection was closed before it gave an answer.");
}
#endif
