using System.Net;

namespace Baloan.Sandbox.Control;

/// <summary>The names of this machine that nobody else can give out.</summary>
internal static class Loopback
{
    public static bool IsName(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
