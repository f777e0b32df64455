using Baloan.Partner.Tests.Support;
using Baloan.Sdk;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Baloan.Partner.Tests.Hosts;

/// <summary>Whatever the server is, and whenever it is registered: it stays the application's own, and the secret is in no line.</summary>
public sealed class ServerTests : IDisposable
{
    private const string Path = $"/baloan/callbacks/{PartnerApp.Secret}";
    private const string Body = """{"uuid":"8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa","state":"created"}""";

    private readonly LogRecorder _logs = new();

    public static TheoryData<string, Func<IHostBuilder, IHostBuilder>> Hosts => new()
    {
        { "Kestrel, registered before", host => host.ConfigureWebHostDefaults(Kestrel).ConfigureServices(PartnerApp.AddCallbacks) },
        { "Kestrel, registered after", host => host.ConfigureServices(PartnerApp.AddCallbacks).ConfigureWebHostDefaults(Kestrel) },
        { "Kestrel, registered once more", host => host.ConfigureWebHostDefaults(web => Kestrel(web.ConfigureServices(PartnerApp.AddCallbacks).UseKestrel())) },
        { "a test server, registered before", host => host.ConfigureWebHost(web => Pipeline(web.UseTestServer())).ConfigureServices(PartnerApp.AddCallbacks) },
        { "a test server, registered after", host => host.ConfigureServices(PartnerApp.AddCallbacks).ConfigureWebHost(web => Pipeline(web.UseTestServer())) },
        { "a server of its own, registered before", host => host.ConfigureWebHost(web => Pipeline(web.UseServer(new OwnServer()))).ConfigureServices(PartnerApp.AddCallbacks) },
        { "a server of its own, registered after", host => host.ConfigureServices(PartnerApp.AddCallbacks).ConfigureWebHost(web => Pipeline(web.UseServer(new OwnServer()))) },
        { "a factory of its own, registered before", host => host.ConfigureWebHostDefaults(Kestrel).ConfigureServices(services => PartnerApp.AddCallbacks(services.AddSingleton<IHttpContextFactory, OwnFactory>())) },
        { "a factory of its own, made by a function", host => host.ConfigureServices(services => PartnerApp.AddCallbacks(services.AddSingleton<IHttpContextFactory>(provider => new OwnFactory(provider)))).ConfigureWebHostDefaults(Kestrel) },
    };

    [Theory]
    [MemberData(nameof(Hosts), DisableDiscoveryEnumeration = true)]
    public async Task No_line_and_no_scope_holds_the_secret(string which, Func<IHostBuilder, IHostBuilder> configure)
    {
        using var host = Build(configure);
        await host.StartAsync(TestContext.Current.CancellationToken);

        (await PostAsync(host)).Should().Be(200, which);
        await host.StopAsync(TestContext.Current.CancellationToken);

        _logs.Text.Should().Contain("RequestPath=/baloan/callbacks").And.NotContain(PartnerApp.Secret);
        _logs.Entries.Should().NotContain(entry => entry.Id.Id == 2013);
    }

    [Theory]
    [MemberData(nameof(Hosts), DisableDiscoveryEnumeration = true)]
    public void The_server_is_the_one_that_the_application_registered(string which, Func<IHostBuilder, IHostBuilder> configure)
    {
        using var host = Build(configure);

        var expected = which.Contains("test server", StringComparison.Ordinal) ? nameof(TestServer)
            : which.Contains("of its own, registered", StringComparison.Ordinal) && which.Contains("server", StringComparison.Ordinal) ? nameof(OwnServer)
            : "KestrelServerImpl";
        host.Services.GetRequiredService<IServer>().GetType().Name.Should().Be(expected);
    }

    [Fact]
    public async Task Where_a_later_factory_stands_in_the_way_the_start_says_so_and_the_pipeline_is_clean()
    {
        var paths = new List<string>();
        using var host = Build(host => host
            .ConfigureServices(PartnerApp.AddCallbacks)
            .ConfigureServices(services => services.AddSingleton<IHttpContextFactory, OwnFactory>())
            .ConfigureWebHost(web => Pipeline(web.UseTestServer(), paths)));
        await host.StartAsync(TestContext.Current.CancellationToken);

        (await PostAsync(host)).Should().Be(200);

        _logs.Entries.Should().ContainSingle(entry => entry.Id.Id == 2013).Which.Level.Should().Be(LogLevel.Warning);
        paths.Should().Equal("/baloan/callbacks");
    }

    public void Dispose() => _logs.Dispose();

    private static void Kestrel(IWebHostBuilder web) => Pipeline(web.UseUrls("http://127.0.0.1:0"));

    private static void Pipeline(IWebHostBuilder web) => Pipeline(web, []);

    private static void Pipeline(IWebHostBuilder web, List<string> paths) => web.ConfigureServices(services => services.AddRouting()).Configure(app =>
    {
        app.Use((context, next) =>
        {
            paths.Add(context.Request.Path);
            return next(context);
        });
        app.UseRouting();
        app.UseEndpoints(endpoints => endpoints.MapBaloanCallbacks("/baloan/callbacks"));
    });

    private static async Task<int> PostAsync(IHost host)
    {
        var server = host.Services.GetRequiredService<IServer>();
        if (server is OwnServer own)
        {
            return await own.PostAsync(Path, Body);
        }

        using var client = server is TestServer test
            ? test.CreateClient()
            : new HttpClient { BaseAddress = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
        using var request = PartnerApp.Request(Path, LoanState.Created);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    private IHost Build(Func<IHostBuilder, IHostBuilder> configure) => configure(Host.CreateDefaultBuilder()
        .ConfigureLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(_logs))).Build();

    private sealed class OwnFactory(IServiceProvider provider) : IHttpContextFactory
    {
        private readonly DefaultHttpContextFactory _inner = new(provider);

        public HttpContext Create(IFeatureCollection featureCollection) => _inner.Create(featureCollection);

        public void Dispose(HttpContext httpContext) => _inner.Dispose(httpContext);
    }
}
