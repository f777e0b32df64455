using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Baloan.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Cli.Tests.Support;

/// <summary>A server of the partner's, or one that is not what it should be.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly X509Certificate2? _certificate;
    private readonly HandledCount? _count;

    private TestServer(WebApplication app, X509Certificate2? certificate = null, HandledCount? count = null) =>
        (_app, _certificate, _count) = (app, certificate, count);

    public Uri Address { get; private init; } = null!;

    /// <summary>How many call backs were handled.</summary>
    public int Handled => _count?.Value ?? 0;

    public static async Task<TestServer> StartAsync(RequestDelegate answer, bool isHttps = false)
    {
        var certificate = isHttps ? CreateCertificate() : null;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestServer(app, certificate) { Address = new Uri(app.Urls.First().Replace("127.0.0.1", isHttps ? "localhost" : "127.0.0.1", StringComparison.Ordinal) + "/") };
    }

    /// <summary>An application that takes call backs with a secret; its proxies are on this machine.</summary>
    public static async Task<TestServer> CallbacksAsync(string secret)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var count = new HandledCount();
        builder.Services.AddSingleton(count);
        builder.Services.AddBaloanCallbacks<CountingHandler>(options => options.Secrets = [secret]);
        var app = builder.Build();
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.MapBaloanCallbacks("/baloan/callbacks");
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestServer(app, count: count) { Address = new Uri(app.Urls.First() + "/baloan/callbacks") };
    }

    /// <summary>A proxy before this server: it comes from an address of its own, and adds headers.</summary>
    public Task<TestServer> BehindProxyAsync(IPAddress own, params (string Name, string Value)[] headers)
    {
        var way = new SocketsHttpHandler { ConnectCallback = (context, cancellationToken) => ConnectFromAsync(own, context.DnsEndPoint, cancellationToken) };
        var http = new HttpMessageInvoker(way);
        return StartAsync(async context =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new ByteArrayContent([]) };
            foreach (var (name, value) in context.Request.Headers.Select(header => (header.Key, header.Value.ToString())).Concat(headers).Where(header => header.Item1.StartsWith("X-", StringComparison.Ordinal)))
            {
                request.Headers.Add(name, value);
            }

            using var response = await http.SendAsync(request, context.RequestAborted);
            context.Response.StatusCode = (int)response.StatusCode;
            context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _certificate?.Dispose();
    }

    private static async ValueTask<Stream> ConnectFromAsync(IPAddress own, DnsEndPoint server, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(own, 0));
        await socket.ConnectAsync(server, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static X509Certificate2 CreateCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(90));
    }
}

/// <summary>How many call backs were handled.</summary>
internal sealed class HandledCount
{
    private int _value;

    public int Value => Volatile.Read(ref _value);

    public void Add() => Interlocked.Increment(ref _value);
}

/// <summary>Counts the call backs.</summary>
internal sealed class CountingHandler(HandledCount count) : IBaloanCallbackHandler
{
    public Task HandleAsync(LoanCallback callback, BaloanCallbackContext context, CancellationToken cancellationToken)
    {
        count.Add();
        return Task.CompletedTask;
    }
}

/// <summary>Answers each connection as a Redis answers a PING, and hangs up.</summary>
internal sealed class FakeRedis : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public FakeRedis()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address => _listener.LocalEndpoint.ToString()!;

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await client.GetStream().WriteAsync("+PONG\r\n"u8.ToArray());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException)
        {
            // The listener was stopped.
        }
    }
}
