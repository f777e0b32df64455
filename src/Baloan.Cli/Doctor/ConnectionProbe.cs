using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Baloan.Cli.Terminal;

namespace Baloan.Cli.Doctor;

/// <summary>The way to a gateway: its name, a connection, its certificate, an answer and its clock.</summary>
internal static class ConnectionProbe
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SoonEnding = TimeSpan.FromDays(30);
    private static readonly TimeSpan DoubtfulSkew = TimeSpan.FromSeconds(30);

    public static async IAsyncEnumerable<Finding> CheckAsync(Uri address, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (addresses, name) = await NameAsync(address, cancellationToken);
        yield return name;
        if (name.Outcome == Outcome.Failed)
        {
            yield break;
        }

        var (socket, connection) = await ConnectAsync(address, addresses, cancellationToken);
        using var connected = socket;
        yield return connection;
        if (connected is null)
        {
            yield break;
        }

        yield return Finding.Good("own address", $"You go out by {Plain(((IPEndPoint)connected.LocalEndPoint!).Address)}; behind a router the gateway sees the router's. Baloan binds partners to it.");
        var certificate = await CertificateAsync(address, connected, cancellationToken);
        yield return certificate;
        if (certificate.Outcome == Outcome.Failed)
        {
            yield break;
        }

        await foreach (var finding in AnswerAsync(address, cancellationToken))
        {
            yield return finding;
        }
    }

    /// <summary>An address as it is written in configurations: one of IPv4 without its mark of IPv6.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static async Task<(IPAddress[] Addresses, Finding Finding)> NameAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(address.DnsSafeHost, cancellationToken);
            return (addresses, Finding.Good("name", $"{address.DnsSafeHost} is {string.Join(", ", addresses.Select(found => found.ToString()))}."));
        }
        catch (SocketException exception)
        {
            return ([], Finding.Failed("name", $"{address.DnsSafeHost} is not found: {exception.Message}.", "Check BaseAddress, and the name server of this machine."));
        }
    }

    private static async Task<(Socket? Socket, Finding Finding)> ConnectAsync(Uri address, IPAddress[] addresses, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Limit);
            await socket.ConnectAsync(addresses, address.Port, limit.Token);
            return (socket, Finding.Good("connection", $"Port {address.Port.ToString(CultureInfo.InvariantCulture)} is open."));
        }
        catch (Exception exception) when (exception is SocketException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            socket.Dispose();
            var reason = exception is SocketException ? exception.Message : "no answer in 10 seconds";
            return (null, Finding.Failed("connection", $"Port {address.Port.ToString(CultureInfo.InvariantCulture)} cannot be reached: {reason}.", "Check BaseAddress, your firewall, and whether the gateway lets your address in."));
        }
    }

    private static async Task<Finding> CertificateAsync(Uri address, Socket socket, CancellationToken cancellationToken)
    {
        if (address.Scheme != Uri.UriSchemeHttps)
        {
            return address.IsLoopback
                ? Finding.Skipped("certificate", "Plain http to this machine.")
                : Finding.Doubtful("certificate", "Plain http: whoever is on the way reads passwords and applicants.", "Use https.");
        }

        using var stream = new SslStream(new NetworkStream(socket));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = address.DnsSafeHost }, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Finding.Failed("certificate", "What listens there began no TLS within 10 seconds.", "Check BaseAddress and its port.");
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException)
        {
            return Finding.Failed("certificate", exception.Message, "Check the clock of this machine and its list of authorities; a proxy that reads along brings a certificate of its own.");
        }

        using var certificate = new X509Certificate2(stream.RemoteCertificate!);
        var end = certificate.NotAfter.ToUniversalTime();
        var text = $"Valid until {end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, {stream.SslProtocol}.";
        return end - TimeProvider.System.GetUtcNow().UtcDateTime < SoonEnding
            ? Finding.Doubtful("certificate", text, "Ask Baloan whether it is renewed in time.")
            : Finding.Good("certificate", text);
    }

    private static async IAsyncEnumerable<Finding> AnswerAsync(Uri address, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var http = PlainHttp.CreateClient(Limit);
        HttpResponseMessage? response = null;
        string? reason = null;
        try
        {
            response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (Exception exception) when (PlainHttp.IsNoAnswer(exception, cancellationToken))
        {
            reason = exception is HttpRequestException ? exception.Message : "no answer in 10 seconds";
        }

        if (response is null)
        {
            yield return Finding.Failed("answer", $"What listens there gives no HTTP answer: {reason}.", "Check BaseAddress.");
            yield break;
        }

        using (response)
        {
            yield return Finding.Good("answer", $"HTTP status {((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)}.");
            yield return Clock(response.Headers.Date);
        }
    }

    private static Finding Clock(DateTimeOffset? date)
    {
        if (date is not { } theirs)
        {
            return Finding.Skipped("clock", "The answer has no Date.");
        }

        var skew = TimeProvider.System.GetUtcNow() - theirs;
        var text = $"{Math.Abs(skew.TotalSeconds).ToString("0", CultureInfo.InvariantCulture)} s {(skew < TimeSpan.Zero ? "behind" : "ahead of")} the gateway's.";
        return skew.Duration() > DoubtfulSkew
            ? Finding.Doubtful("clock", text, "Let this machine's clock follow a time server; the client copes, your logs and certificates may not.")
            : Finding.Good("clock", text);
    }
}
