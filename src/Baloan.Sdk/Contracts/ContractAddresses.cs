using System.Net;
using System.Net.Sockets;

namespace Baloan.Sdk;

/// <summary>
/// Where a contract's file may be fetched from. It holds personal data, so it travels by https; by http only on a loopback host
/// or the gateway's own, and only where the gateway itself speaks http, as a sandbox does.
/// </summary>
internal sealed class ContractAddresses(Uri baseAddress, IReadOnlyCollection<string> namedHosts)
{
    private readonly Uri _gateway = baseAddress;

    public ContractHosts Hosts { get; } = new(baseAddress, namedHosts);

    /// <summary>The whole address of a file, or null where it may not be fetched from there.</summary>
    public Uri? Find(Uri file)
    {
        if (!file.IsAbsoluteUri)
        {
            return Uri.TryCreate(_gateway, file, out var resolved) ? Find(resolved) : null;
        }

        var address = IsGatewayBehindProxy(file) ? new UriBuilder(file) { Scheme = _gateway.Scheme, Port = _gateway.Port }.Uri : file;
        return IsAllowed(address) ? address : null;
    }

    /// <summary>Where a redirect leads, or null where it may not be followed.</summary>
    public Uri? FindNext(Uri from, HttpResponseMessage response)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
        {
            return null;
        }

        return Uri.TryCreate(from, location, out var next) && IsAllowed(next) && !IsDowngrade(from, next) ? next : null;
    }

    /// <summary>Whether an address is of the gateway's own scheme, host and port. The token goes nowhere else.</summary>
    public bool IsGateway(Uri address) =>
        Uri.Compare(address, _gateway, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsDowngrade(Uri from, Uri to) => from.Scheme == Uri.UriSchemeHttps && to.Scheme != Uri.UriSchemeHttps;

    private bool IsAllowed(Uri address) => Hosts.Allows(address)
        && (address.Scheme == Uri.UriSchemeHttps
            || (address.Scheme == Uri.UriSchemeHttp && _gateway.Scheme == Uri.UriSchemeHttp && (address.IsLoopback || IsGateway(address))));

    /// <summary>A gateway behind a proxy that speaks https for it takes itself for an http one, and writes its addresses so.</summary>
    private bool IsGatewayBehindProxy(Uri file) =>
        file.Scheme == Uri.UriSchemeHttp && file.IsDefaultPort && _gateway.Scheme == Uri.UriSchemeHttps
        && string.Equals(file.IdnHost, _gateway.IdnHost, StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// Which hosts a contract's file may be fetched from: the gateway's own; those that the partner names, if any are named; else every one
/// on the internet, and what is as near as the gateway itself is. The gateway must not make a partner's server ask the servers behind it.
/// </summary>
internal sealed class ContractHosts(Uri gateway, IReadOnlyCollection<string> named)
{
    private readonly NetworkPlace _gatewayPlace = NetworkPlaces.Of(gateway);

    /// <summary>Whether a host may be asked, as far as its address tells.</summary>
    public bool Allows(Uri address) => IsTrusted(address) || (named.Count == 0 && Allows(NetworkPlaces.Of(address)));

    /// <summary>What a connection to a host must not lead to; null where the partner knows the host.</summary>
    public Func<IPAddress, bool>? FilterFor(Uri address) => IsTrusted(address) ? null : ip => Allows(NetworkPlaces.Of(ip));

    private bool IsTrusted(Uri address) =>
        IsSameHost(address.IdnHost, gateway.IdnHost) || named.Any(name => IsSameHost(address.IdnHost, name));

    private bool Allows(NetworkPlace place) => place == NetworkPlace.Public || (place != NetworkPlace.Reserved && place == _gatewayPlace);

    private static bool IsSameHost(string host, string other) =>
        string.Equals(host.TrimEnd('.'), other.Trim('[', ']').TrimEnd('.'), StringComparison.OrdinalIgnoreCase);
}

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

/// <summary>Where in the world an address is, as far as it tells who can reach it.</summary>
internal enum NetworkPlace
{
    /// <summary>Anywhere on the internet.</summary>
    Public,

    /// <summary>On this machine.</summary>
    Loopback,

    /// <summary>On this machine's own link, where clouds have their metadata.</summary>
    LinkLocal,

    /// <summary>In a private network, or behind a carrier's translation of addresses.</summary>
    Private,

    /// <summary>Nowhere that a file could be: unspecified, multicast and reserved addresses.</summary>
    Reserved,
}
