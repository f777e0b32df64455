using System.Text;
using Baloan.Sdk;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Partner.Tests.Support;

/// <summary>A partner's application that takes call backs, on Kestrel and a real socket.</summary>
internal sealed class PartnerApp : IAsyncDisposable
{
    public const string Secret = "tell-nobody-0123456789abcdef";

    private readonly WebApplication _app;

    private PartnerApp(WebApplication app, LogRecorder logs)
    {
        _app = app;
        Logs = logs;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public LogRecorder Logs { get; }

    public HttpClient Client { get; }

    public Orders Orders => _app.Services.GetRequiredService<Orders>();

    public static async Task<PartnerApp> StartAsync(
        Action<WebApplicationBuilder> build,
        Action<WebApplication> use,
        Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var logs = new LogRecorder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        AddCallbacks(builder.Services);
        build(builder);
        var app = builder.Build();
        use(app);
        (map ?? (app => app.MapBaloanCallbacks("/baloan/callbacks")))(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new PartnerApp(app, logs);
    }

    public static void AddCallbacks(IServiceCollection services)
    {
        services.AddSingleton<Orders>();
        services.AddBaloanCallbacks<OrderHandler>(options => options.Secrets = [Secret]);
    }

    public static HttpRequestMessage Request(string address, LoanState state) => new(HttpMethod.Post, address)
    {
        Content = new StringContent($$"""{"uuid":"8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa","state":"{{state}}"}""", Encoding.UTF8, "application/json"),
    };

    /// <summary>Sends a call back, with the secret in the path or as somebody's password.</summary>
    public async Task<HttpResponseMessage> PostAsync(
        LoanState state, string address = $"/baloan/callbacks/{Secret}", string? host = null, string? user = null)
    {
        using var request = Request(address, state);
        request.Headers.Host = host;
        if (user is not null)
        {
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{Secret}")));
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
