using System.Net;

namespace Baloan.Sdk;

/// <summary>Reads and compares networks that may call.</summary>
internal static class CallbackNetwork
{
    private const int MappedPrefix = 96;

    /// <summary>The network; an address alone is a network of one.</summary>
    public static IPNetwork? TryParse(string? text)
    {
        text = text?.Trim();
        if (IPNetwork.TryParse(text, out var network))
        {
            return Plain(network);
        }

        return IPAddress.TryParse(text, out var address) ? Plain(new IPNetwork(address, address.GetAddressBytes().Length * 8)) : null;
    }

    public static bool Contains(IReadOnlyList<IPNetwork> networks, IPAddress? address)
    {
        if (address is null)
        {
            return false;
        }

        // A dual-stack socket shows an IPv4 caller as ::ffff:203.0.113.7.
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return networks.Any(network => network.Contains(plain));
    }

    // ::ffff:10.0.0.0/104 is 10.0.0.0/8, in whichever way it is written.
    private static IPNetwork Plain(IPNetwork network) =>
        network.BaseAddress.IsIPv4MappedToIPv6 && network.PrefixLength >= MappedPrefix
            ? new IPNetwork(network.BaseAddress.MapToIPv4(), network.PrefixLength - MappedPrefix)
            : network;
}
