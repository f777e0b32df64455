namespace Baloan.Sdk;

/// <summary>
/// Where a contract's file may be fetched from. It holds personal data, so it travels by https; by http only on a loopback host
/// or the gateway's own, and only where the gateway itself speaks http, as a sandbox does.
/// </summary>
internal sealed class ContractAddresses(Uri baseAddress, IReadOnlyCollection<string> namedHosts)
{
    private readonly Uri _gateway = baseAddress.AbsoluteUri.EndsWith('/') ? baseAddress : new Uri(baseAddress.AbsoluteUri + "/");

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
