using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Baloan.EndToEnd.Tests.Support;

/// <summary>A partner's own server, which takes call backs.</summary>
internal sealed class PartnerInbox : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PartnerInbox(WebApplication app) => _app = app;

    /// <summary>The states it heard of, in the order they came.</summary>
    public ConcurrentQueue<string> States { get; } = new();

    public Uri Url => new(_app.Urls.First() + "/baloan/callbacks");

    public static async Task<PartnerInbox> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var inbox = new PartnerInbox(app);
        app.Run(inbox.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return inbox;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        States.Enqueue(body.RootElement.GetProperty("state").GetString()!);
        await context.Response.WriteAsync("taken", context.RequestAborted);
    }
}
