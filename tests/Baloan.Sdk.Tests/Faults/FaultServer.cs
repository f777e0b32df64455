using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Baloan.Sdk.Tests.Faults;

/// <summary>
/// A gateway on loopback sockets that works, but for one fault at one of its sites (the operations or the token). It has a sound
/// port and one where connections themselves can be faulty; and it counts what reached it.
/// </summary>
internal sealed class FaultServer : IAsyncDisposable
{
    /// <summary>Marks an answer whose body is slow, so that the client can tell when it has seen its headers.</summary>
    public const string SlowBodyHeader = "X-Slow-Body";

    private static readonly X509Certificate2 Certificate = CreateCertificate();

    private readonly TcpListener _sound = new(IPAddress.Loopback, 0);
    private readonly TcpListener _faulty = new(IPAddress.Loopback, 0);
    private readonly TcpListener _other = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<ServerConnection, bool> _connections = new();
    private readonly ConcurrentBag<Task> _work = [];
    private readonly Fault _fault;
    private readonly bool _isTokenFault;
    private readonly FaultClock _clock;
    private readonly GatewayAnswers _answers;
    private readonly SemaphoreSlim _slowBodies = new(0);
    private int _operations;
    private int _tokens;
    private int _elsewhere;
    private int _met;

    public FaultServer(Fault fault, bool isTokenFault, FaultClock clock)
    {
        _fault = fault;
        _isTokenFault = isTokenFault;
        _clock = clock;
        _sound.Start();
        _other.Start();
        SoundPort = PortOf(_sound);
        Address = new Uri($"{(fault.UsesTls ? "https" : "http")}://127.0.0.1:{SoundPort}/");
        OtherAddress = new Uri($"http://127.0.0.1:{PortOf(_other)}/");
        _answers = new GatewayAnswers(clock, Address, fault.TokenLifetime);
        _work.Add(AcceptAsync(_sound, ServeSoundAsync));
        _work.Add(AcceptAsync(_other, socket => ServeAsync(socket, new NetworkStream(socket), isElsewhere: true)));
        if (fault.Connection == ConnectionFault.Refused)
        {
            // Bound and never listening: connections are refused, and no other server gets the port.
            _faulty.Server.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        }
        else
        {
            _faulty.Start();
            _work.Add(AcceptAsync(_faulty, ServeFaultyAsync));
        }

        FaultyPort = PortOf(_faulty);
    }

    public int SoundPort { get; }

    public int FaultyPort { get; }

    public Uri Address { get; }

    /// <summary>Another host than the gateway's.</summary>
    public Uri OtherAddress { get; }

    /// <summary>How often an operation reached the server.</summary>
    public int Operations => Volatile.Read(ref _operations);

    /// <summary>How many token requests reached the server.</summary>
    public int Tokens => Volatile.Read(ref _tokens);

    /// <summary>How many requests that carry something of the partner's reached the other host.</summary>
    public int SecretsElsewhere => Volatile.Read(ref _elsewhere);

    /// <summary>All operations that reached the server.</summary>
    public ConcurrentQueue<ServerRequest> Requests { get; } = new();

    /// <summary>Waits until the client reads an answer with a slow body: before that no time must pass.</summary>
    public Task SlowBodySeenAsync() => _slowBodies.WaitAsync();

    public void OnSlowBodySeen() => _slowBodies.Release();

    public async ValueTask DisposeAsync()
    {
        _sound.Stop();
        _faulty.Stop();
        _other.Stop();
        foreach (var connection in _connections.Keys)
        {
            connection.Dispose();
        }

        await Task.WhenAll(_work).WaitAsync(Patience.Limit);
    }

    private async Task AcceptAsync(TcpListener listener, Func<Socket, Task> serve)
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync();
                socket.NoDelay = true;
                _work.Add(GuardAsync(serve(socket)));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener was stopped.
        }
    }

    /// <summary>What a broken connection throws here is the fault that was asked for.</summary>
    private static async Task GuardAsync(Task serving)
    {
        try
        {
            await serving;
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or SocketException or System.Security.Authentication.AuthenticationException)
        {
        }
    }

    private async Task ServeSoundAsync(Socket socket) => await ServeAsync(socket, await SecureAsync(socket), isElsewhere: false);

    private async Task ServeFaultyAsync(Socket socket)
    {
        switch (_fault.Connection)
        {
            case ConnectionFault.ClosedOnArrival:
                Count(_isTokenFault);
                socket.Dispose();
                break;
            case ConnectionFault.HandshakeBrokenOff:
                await socket.ReceiveAsync(new byte[64]);
                socket.Dispose();
                break;
            default:
                await ServeSoundAsync(socket);
                break;
        }
    }

    private async Task<Stream> SecureAsync(Socket socket)
    {
        var network = new NetworkStream(socket);
        if (!_fault.UsesTls)
        {
            return network;
        }

        var secure = new SslStream(network);
        await secure.AuthenticateAsServerAsync(Certificate);
        return secure;
    }

    private async Task ServeAsync(Socket socket, Stream stream, bool isElsewhere)
    {
        using var connection = new ServerConnection(socket, stream);
        _connections.TryAdd(connection, true);
        while (await connection.ReadRequestAsync() is { } request)
        {
            if (isElsewhere)
            {
                await ServeElsewhereAsync(connection, request);
                continue;
            }

            Count(request.IsForToken);
            if (!request.IsForToken)
            {
                Requests.Enqueue(request);
            }

            var answer = _answers.To(request);
            if (request.IsForToken == _isTokenFault)
            {
                var exchange = new FaultExchange(connection, request, answer, _clock, this, Interlocked.Increment(ref _met));
                if (!await _fault.AnswerAsync(exchange))
                {
                    break;
                }
            }
            else
            {
                await connection.WriteAsync(answer.ToBytes());
            }
        }

        _connections.TryRemove(connection, out _);
    }

    private async Task ServeElsewhereAsync(ServerConnection connection, ServerRequest request)
    {
        if (request.Headers.ContainsKey("Authorization") || request.Body.Length > 0)
        {
            Interlocked.Increment(ref _elsewhere);
        }

        await connection.WriteAsync(new ServerAnswer(200, "application/pdf", GatewayAnswers.PdfFile).ToBytes());
    }

    private void Count(bool isForToken) => Interlocked.Increment(ref isForToken ? ref _tokens : ref _operations);

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.Server.LocalEndPoint!).Port;

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
