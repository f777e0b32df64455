using System.Net;

namespace Baloan.Sdk;

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
