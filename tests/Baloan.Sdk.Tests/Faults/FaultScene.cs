using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Baloan.Sdk.Tests.Faults;

/// <summary>A faulty gateway and a client of it, out of the container, with the client's own connections.</summary>
internal sealed class FaultScene : IAsyncDisposable
{
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(200);
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(40);
    public static readonly TimeSpan TokenAttemptTimeout = TimeSpan.FromSeconds(10);

    // By this name a sound connection of the client meets a certificate that it does not trust.
    private const string UntrustedHost = "localhost";

    private readonly Fault _fault;
    private readonly bool _isTokenFault;
    private readonly bool _isPartners;
    private readonly ServiceProvider _provider;

    /// <param name="fault">What goes wrong.</param>
    /// <param name="isTokenFault">Whether it goes wrong with the tokens; else with the operations.</param>
    /// <param name="isPartners">Whether the connections are those of a primary handler of the partner's own.</param>
    /// <param name="handler">Makes the partner's primary handlers, where no connection itself is faulty.</param>
    /// <param name="log">Hears what the client logs.</param>
    public FaultScene(Fault fault, bool isTokenFault, bool isPartners = false, Func<HttpMessageHandler>? handler = null, ILoggerFactory? log = null)
    {
        _fault = fault;
        _isTokenFault = isTokenFault;
        _isPartners = isPartners;
        Server = new FaultServer(_fault, isTokenFault, Clock);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(log ?? NullLoggerFactory.Instance);
        var builder = services.AddBaloanClient(options =>
        {
            options.BaseAddress = Server.Address;
            options.Username = "shop";
            options.Password = "secret";
            options.Timeout = Timeout;
            options.AttemptTimeout = AttemptTimeout;
            options.Token.AttemptTimeout = TokenAttemptTimeout;
        });
        builder.HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => handler?.Invoke() ?? Connections(isFaulty: !isTokenFault));
        builder.BareHttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => handler?.Invoke() ?? Connections(isFaulty: isTokenFault));
        if (handler is null)
        {
            builder.HttpClientBuilder.AddHttpMessageHandler(() => new SlowBodyHandler(Server));
            builder.BareHttpClientBuilder.AddHttpMessageHandler(() => new SlowBodyHandler(Server));
        }

        _provider = services.BuildServiceProvider();
        Client = _provider.GetRequiredService<IBaloanClient>();
    }

    public FaultClock Clock { get; } = new();

    public FaultServer Server { get; }

    public IBaloanClient Client { get; }

    /// <summary>Where the contract is. A faulty connection of a download is one to a host of its own, since the token comes the other way.</summary>
    public Uri ContractFile => _fault.Connection == ConnectionFault.None || _isTokenFault
        ? new Uri(Server.Address, "contract.pdf")
        : new UriBuilder(Server.Address)
        {
            Scheme = _fault.Connection == ConnectionFault.NameNotResolved ? "https" : Server.Address.Scheme,
            Host = _fault.Connection == ConnectionFault.NameNotResolved ? "contracts.invalid" : UntrustedHost,
            Port = Server.FaultyPort,
            Path = "contract.pdf",
        }.Uri;

    public Task CallAsync(string operation, CancellationToken cancellationToken = default) =>
        ClientOperation.CallAsync(Client, operation, new OperationArguments { ContractFile = ContractFile }, cancellationToken).WaitAsync(Patience.Limit, CancellationToken.None);

    /// <summary>"result", or the name of the exception.</summary>
    public async Task<string> OutcomeOfAsync(string operation)
    {
        try
        {
            await CallAsync(operation);
            return "result";
        }
        catch (BaloanException exception)
        {
            return exception.GetType().Name;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await Server.DisposeAsync();
    }

    /// <summary>The connections that the client, or a new handler, has by default, but for where they lead.</summary>
    private SocketsHttpHandler Connections(bool isFaulty)
    {
        var handler = _isPartners ? new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All } : ClientsConnections();
        if (!isFaulty)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (sender, _, _, _) =>
                ((SslStream)sender).TargetHostName != UntrustedHost;
        }
        else
        {
            handler.ConnectCallback = ConnectAsync;
        }

        return handler;
    }

    private static SocketsHttpHandler ClientsConnections() =>
#if SDK_NETSTANDARD
        // As the client's own HttpClientHandler, which tells no handler where it connects.
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        };
#else
        (SocketsHttpHandler)PrimaryHandler.Create();
#endif

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
#if !SDK_NETSTANDARD
        if (!_isPartners)
        {
            ConnectionGuard.ThrowIfRepeated(context.InitialRequestMessage);
        }
#endif
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        EndPoint target = _fault.Connection == ConnectionFault.NameNotResolved
            ? new DnsEndPoint("gateway.invalid", Server.SoundPort)
            : new IPEndPoint(IPAddress.Loopback, Server.FaultyPort);
        await socket.ConnectAsync(target, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private sealed class SlowBodyHandler(FaultServer server) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.Contains(FaultServer.SlowBodyHeader))
            {
                response.Content = new SlowBody(response.Content, server);
            }

            return response;
        }
    }

    /// <summary>Tells the server when the client begins to read the body: by then the client's timers run.</summary>
    private sealed class SlowBody : HttpContent
    {
        private readonly HttpContent _content;
        private readonly FaultServer _server;

        public SlowBody(HttpContent content, FaultServer server)
        {
            _content = content;
            _server = server;
            foreach (var header in content.Headers)
            {
                Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        protected override Task<Stream> CreateContentReadStreamAsync()
        {
            _server.OnSlowBodySeen();
            return _content.ReadAsStreamAsync();
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            _server.OnSlowBodySeen();
            return _content.CopyToAsync(stream, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _content.Headers.ContentLength ?? 0;
            return _content.Headers.ContentLength is not null;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _content.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
