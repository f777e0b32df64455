using System.Net;
using System.Net.Sockets;

namespace Baloan.Sdk.Tests;

/// <summary>Ports of the loopback for servers that cannot choose one themselves.</summary>
internal static class FreePort
{
    // Systems take the ports of outgoing connections from higher numbers: none of them takes this one before the server does.
    private const int Lowest = 10_000;
    private const int Highest = 30_000;

    /// <summary>A port that nobody listens on.</summary>
    public static int Find()
    {
        while (true)
        {
            var port = Random.Shared.Next(Lowest, Highest);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
            }
        }
    }
}
