using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Baloan.EndToEnd.Tests.Support;

/// <summary>A partner's own server, which takes call backs and answers them as it is told, then well.</summary>
internal sealed class PartnerInbox : IAsyncDisposable
{
    private readonly WebApplication _app;

    private readonly ConcurrentQueue<int> _statuses;

    private PartnerInbox(WebApplication app, int[] statuses)
    {
        _app = app;
        _statuses = new(statuses);
    }

    /// <summary>The states it heard of, in the order they came.</summary>
    public ConcurrentQueue<string> States { get; } = new();

    public Uri Url => new(_app.Urls.First() + "/baloan/callbacks");

    /// <param name="statuses">What the first call backs are answered.</param>
    public static async Task<PartnerInbox> StartAsync(params int[] statuses)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var inbox = new PartnerInbox(app, statuses);
        app.Run(inbox.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return inbox;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        States.Enqueue(body.RootElement.GetProperty("state").GetString()!);
        context.Response.StatusCode = _statuses.TryDequeue(out var status) ? status : StatusCodes.Status200OK;
        await context.Response.WriteAsync(context.Response.StatusCode == StatusCodes.Status200OK ? "taken" : "not taken", context.RequestAborted);
    }
}
