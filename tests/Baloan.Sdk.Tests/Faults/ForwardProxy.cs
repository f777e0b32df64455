using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Baloan.Sdk.Tests.Faults;

/// <summary>A forward proxy on a raw socket, with the gateway behind it where it leads to one. Counts the tunnels and the requests.</summary>
internal sealed class ForwardProxy : IAsyncDisposable
{
    private const string Token = """{"access":"acc","refresh":"ref"}""";

    private static readonly X509Certificate2 Certificate = CreateCertificate();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ProxyManner _manner;
    private readonly Task _work;
    private int _tunnels;
    private int _requests;

    public ForwardProxy(ProxyManner manner)
    {
        _manner = manner;
        _listener.Start();
        _work = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public int Tunnels => Volatile.Read(ref _tunnels);

    public int Requests => Volatile.Read(ref _requests);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _work.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var socket = await _listener.AcceptSocketAsync();
                await ServeAsync(new NetworkStream(socket));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener was stopped.
        }
    }

    private async Task ServeAsync(NetworkStream stream)
    {
        try
        {
            var head = await ReadHeadAsync(stream);
            if (head.Length == 0)
            {
                return;
            }

            Interlocked.Increment(ref _tunnels);
            if (_manner == ProxyManner.AsksForCredentials && !head.Contains("Proxy-Authorization", StringComparison.OrdinalIgnoreCase))
            {
                await WriteAsync(stream, "HTTP/1.1 407 X\r\nProxy-Authenticate: Basic realm=\"x\"\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            }
            else if (_manner != ProxyManner.HangsUp)
            {
                await WriteAsync(stream, "HTTP/1.1 200 OK\r\n\r\n");
                await BehindAsync(stream);
            }
        }
        catch (Exception exception) when (exception is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client has closed the connection.
        }
    }

    private async Task BehindAsync(NetworkStream stream)
    {
        await using var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(Certificate);
        if ((await ReadHeadAsync(secure)).Length == 0)
        {
            return;
        }

        Interlocked.Increment(ref _requests);
        if (_manner == ProxyManner.AsksForCredentials)
        {
            await WriteAsync(secure, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {Token.Length}\r\n\r\n{Token}");
        }
    }

    private static async Task<string> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var piece = new byte[4096];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(piece);
            if (read == 0)
            {
                return "";
            }

            head.Append(Encoding.ASCII.GetString(piece, 0, read));
        }

        return head.ToString();
    }

    private static async Task WriteAsync(Stream stream, string text)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text));
        await stream.FlushAsync();
    }

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=gateway.example", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
