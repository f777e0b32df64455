using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.AspNetCore.Tests.Support;

/// <summary>A partner's application on a real socket, that takes call backs and records what its handler does.</summary>
internal sealed class CallbackApp : IAsyncDisposable
{
    public const string Secret = "first-secret-0123456789";
    public const string OtherSecret = "second-secret-9876543210";

    private readonly WebApplication _app;

    private CallbackApp(WebApplication app, Deeds deeds, LogRecorder logs)
    {
        _app = app;
        Deeds = deeds;
        Logs = logs;
        Client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public static Guid LoanId { get; } = Guid.Parse("8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa");

    public Deeds Deeds { get; }

    public LogRecorder Logs { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<CallbackApp> StartAsync(
        Action<BaloanCallbackOptions>? configure = null,
        Action<WebApplicationBuilder, BaloanCallbacksBuilder>? build = null,
        Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var (deeds, logs) = (new Deeds(), new LogRecorder());
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        builder.Services.AddSingleton(deeds);
        var callbacks = builder.Services.AddBaloanCallbacks<RecordingHandler>(options =>
        {
            options.Secrets = [Secret, OtherSecret];
            configure?.Invoke(options);
        });
        build?.Invoke(builder, callbacks);
        var app = builder.Build();
        if (map is null)
        {
            app.MapBaloanCallbacks("/baloan/callbacks");
        }
        else
        {
            map(app);
        }

        await app.StartAsync(TestContext.Current.CancellationToken);
        return new CallbackApp(app, deeds, logs);
    }

    /// <summary>An application whose time-outs end when the test moves the clock.</summary>
    public static Task<CallbackApp> StartAsync(TimeProvider time, Action<BaloanCallbackOptions> configure) =>
        StartAsync(configure, (builder, _) => builder.Services.AddSingleton(time));

    public static string Body(LoanState state, Guid? loanId = null, string? reason = null) =>
        $$"""{"uuid":"{{loanId ?? LoanId}}","state":"{{state}}"{{(reason is null ? "" : $",\"reason\":\"{reason}\"")}}}""";

    /// <summary>Sends a body as the gateway does, with the secret in the path.</summary>
    public Task<HttpResponseMessage> PostAsync(string body, string path = $"/baloan/callbacks/{Secret}", CancellationToken? cancellationToken = null) =>
        Client.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), cancellationToken ?? TestContext.Current.CancellationToken);

    public async Task<HttpStatusCode> PostAsync(LoanState state, Guid? loanId = null, string? reason = null)
    {
        using var response = await PostAsync(Body(state, loanId, reason));
        return response.StatusCode;
    }

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
