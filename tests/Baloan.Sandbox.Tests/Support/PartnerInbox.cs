using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sandbox.Tests.Support;

/// <summary>A partner's own server, which takes call backs and answers as it is told.</summary>
internal sealed class PartnerInbox : IAsyncDisposable
{
    /// <summary>An address where nobody can listen: only the system itself may take this port, and nothing uses it.</summary>
    public static readonly Uri Unreachable = new("http://127.0.0.1:1/baloan/callbacks");

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<int> _statuses = new();
    private readonly SemaphoreSlim _arrived = new(0);

    private PartnerInbox(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Path, string Body, string? Secret)> Received { get; } = new();

    public ConcurrentQueue<string?> Authorizations { get; } = new();

    /// <summary>Whether the answers have bodies that go on for as long as they are read.</summary>
    public bool AnswersWithoutEnd { get; set; }

    public Uri Url => new(_app.Urls.First() + "/baloan/callbacks");

    public static async Task<PartnerInbox> StartAsync(params int[] statuses)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        var inbox = new PartnerInbox(app);
        app.Run(inbox.TakeAsync);
        foreach (var status in statuses)
        {
            inbox._statuses.Enqueue(status);
        }

        await app.StartAsync(TestContext.Current.CancellationToken);
        return inbox;
    }

    public async Task<IReadOnlyList<(string Path, string Body, string? Secret)>> TakenAsync(int count)
    {
        for (var arrived = 0; arrived < count; arrived++)
        {
            (await _arrived.WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken))
                .Should().BeTrue($"call back {arrived + 1} of {count} should arrive");
        }

        return [.. Received];
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _arrived.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        context.Response.StatusCode = _statuses.TryDequeue(out var status) ? status : 200;
        Authorizations.Enqueue(context.Request.Headers.Authorization);
        Received.Enqueue((context.Request.Path.Value!, body, context.Request.Headers["X-Baloan-Callback-Secret"]));
        _arrived.Release();
        while (AnswersWithoutEnd)
        {
            await context.Response.WriteAsync(new string('x', 1000), context.RequestAborted);
        }
    }
}
