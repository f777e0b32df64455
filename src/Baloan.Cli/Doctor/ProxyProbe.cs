using System.Net;
using System.Net.Sockets;

namespace Baloan.Cli.Doctor;

/// <summary>What a caller is to the endpoint behind its proxies: the scheme and the address must be the caller's own.</summary>
internal static class ProxyProbe
{
    private const string Check = "proxy";
    private const string Advice = "Set up UseForwardedHeaders with your proxy among KnownProxies, and let the proxy send X-Forwarded-For and X-Forwarded-Proto.";

    // RFC 1918, RFC 6598 (behind a provider's translation) and RFC 3927.
    private static readonly IPNetwork[] Private =
        [.. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16" }.Select(IPNetwork.Parse)];

    public static async Task<Finding> CheckAsync(Uri endpoint, SeenCaller? seen, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (seen?.Scheme is not { } scheme || !IPAddress.TryParse(seen.Caller, out var caller))
        {
            return Finding.Skipped(Check, "The endpoint does not say whom it sees.");
        }

        if (scheme != endpoint.Scheme)
        {
            return Finding.Failed(Check, $"The endpoint sees {(scheme == Uri.UriSchemeHttps ? "https" : "http")} where the caller comes by {endpoint.Scheme}.", Advice);
        }

        var (own, server) = await EndsAsync(endpoint, limit, cancellationToken);
        caller = ConnectionProbe.Plain(caller);
        return caller.Equals(own) ? Finding.Good(Check, $"The endpoint sees {scheme} and your own address {caller}.")
            : caller.Equals(server) || (IsInner(caller) && (server is null || !IsInner(server)))
                ? Finding.Failed(Check, $"The endpoint takes {caller} for the caller, which is a proxy before it.", Advice)
            : IsInner(caller)
                ? Finding.Doubtful(Check, $"The endpoint sees {scheme} and takes {caller} for the caller; you go out by {own}.", $"If that is a proxy of yours: {Advice}")
            : Finding.Good(Check, $"The endpoint sees {scheme} and {caller}, your address behind your router.");
    }

    /// <summary>The two addresses of a connection to the endpoint; null where none can be made.</summary>
    private static async Task<(IPAddress? Own, IPAddress? Server)> EndsAsync(Uri endpoint, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(limit);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endpoint.DnsSafeHost, endpoint.Port, patience.Token);
            return (Address(socket.LocalEndPoint), Address(socket.RemoteEndPoint));
        }
        catch (Exception exception) when (exception is SocketException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return default;
        }
    }

    private static IPAddress? Address(EndPoint? end) => end is IPEndPoint { Address: var address } ? ConnectionProbe.Plain(address) : null;

    /// <summary>Whether an address is of a machine or a network of its own, never of the internet.</summary>
    private static bool IsInner(IPAddress address) =>
        IPAddress.IsLoopback(address) || address.IsIPv6UniqueLocal || address.IsIPv6LinkLocal || Private.Any(network => network.Contains(address));
}

/// <summary>The caller as the endpoint for call backs sees it.</summary>
internal sealed record SeenCaller(string? Scheme, string? Caller);
