using System.Net;
using System.Net.Sockets;

namespace Baloan.Sdk;

/// <summary>Tells where hosts and addresses are, in every form in which an address can be written.</summary>
internal static class NetworkPlaces
{
    private static ReadOnlySpan<byte> Zeros => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Where a host is, without asking the DNS: a name other than <c>localhost</c> counts as public.</summary>
    public static NetworkPlace Of(Uri address)
    {
        var host = address.IdnHost.TrimEnd('.');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) ? NetworkPlace.Loopback
            : IPAddress.TryParse(host, out var ip) ? Of(ip)
            : NetworkPlace.Public;
    }

    public static NetworkPlace Of(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork ? OfVersion4(bytes)
            : EmbeddedIn(bytes) is { } embedded ? OfVersion4(embedded)
            : OfVersion6(bytes);
    }

    private static NetworkPlace OfVersion4(ReadOnlySpan<byte> bytes) => (bytes[0], bytes[1]) switch
    {
        (127, _) => NetworkPlace.Loopback,
        (169, 254) => NetworkPlace.LinkLocal,
        (10, _) or (172, >= 16 and <= 31) or (192, 168) or (100, >= 64 and <= 127) => NetworkPlace.Private,
        (0 or >= 224, _) or (198, 18 or 19) => NetworkPlace.Reserved,
        (192, 0) when bytes[2] == 0 => NetworkPlace.Reserved,
        _ => NetworkPlace.Public,
    };

    private static NetworkPlace OfVersion6(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Zeros) ? bytes[15] == 1 ? NetworkPlace.Loopback : NetworkPlace.Reserved
        : bytes[0] == 0xFE && (bytes[1] & 0xC0) == 0x80 ? NetworkPlace.LinkLocal
        : (bytes[0] & 0xFE) == 0xFC || (bytes[0] == 0xFE && (bytes[1] & 0xC0) == 0xC0) ? NetworkPlace.Private
        : bytes.StartsWith((ReadOnlySpan<byte>)[0, 0x64, 0xFF, 0x9B, 0, 1]) ? NetworkPlace.Private // a network's own NAT64, RFC 8215
        : bytes[0] == 0xFF ? NetworkPlace.Reserved
        : NetworkPlace.Public;

    /// <summary>The address of version 4 that one of version 6 stands for: mapped, compatible, by NAT64 or by 6to4.</summary>
    private static byte[]? EmbeddedIn(byte[] bytes)
    {
        ReadOnlySpan<byte> whole = bytes;
        var isMapped = whole.StartsWith(Zeros.Slice(0, 10))
            && ((bytes[10] == 0xFF && bytes[11] == 0xFF) || (bytes[10] == 0 && bytes[11] == 0 && (bytes[12] | bytes[13]) != 0));
        var isNat64 = whole.StartsWith((ReadOnlySpan<byte>)[0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]);
        return isMapped || isNat64 ? whole.Slice(12).ToArray()
            : bytes[0] == 0x20 && bytes[1] == 0x02 ? whole.Slice(2, 4).ToArray()
            : null;
    }
}
