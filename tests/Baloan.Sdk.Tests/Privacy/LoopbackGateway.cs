using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Baloan.Sdk.Tests.Privacy;

/// <summary>A gateway on a real socket, so that .NET's own network events and activities are heard too.</summary>
internal sealed class LoopbackGateway : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<HttpListenerRequest, Reply> _answer;

    public LoopbackGateway(Func<HttpListenerRequest, Reply> answer)
    {
        _answer = answer;
        Address = new Uri($"http://localhost:{FreePort.Find()}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>The bodies and addresses that came over the wire.</summary>
    public ConcurrentQueue<string> Wire { get; } = new();

    public static bool IsToken(HttpListenerRequest request) => request.Url!.AbsolutePath.Contains("/token/", StringComparison.Ordinal);

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = AnswerAsync(context);
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        Wire.Enqueue($"{context.Request.RawUrl} {context.Request.Headers} {await reader.ReadToEndAsync()}");
        var reply = _answer(context.Request);
        switch (reply.Kind)
        {
            case ReplyKind.Broken:
                context.Response.Abort();
                return;
            case ReplyKind.Stalled:
                return;
        }

        var body = Encoding.UTF8.GetBytes(reply.Body);
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.Body.StartsWith('<') ? "text/html" : "application/json";
        context.Response.RedirectLocation = reply.Location;
        context.Response.ContentLength64 = body.Length;
        try
        {
            await context.Response.OutputStream.WriteAsync(body);
            context.Response.Close();
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The client had heard enough.
        }
    }
}
