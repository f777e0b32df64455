using System.Net;
using Baloan.Sandbox.Callbacks;
using Baloan.Sandbox.Contracts;
using Baloan.Sandbox.Control;
using Baloan.Sandbox.Dashboard;
using Baloan.Sandbox.Faults;
using Baloan.Sandbox.Gateway;
using Baloan.Sandbox.Json;
using Baloan.Sandbox.Loans;
using Baloan.Sandbox.OpenApi;
using Baloan.Sandbox.Requests;
using Baloan.Sandbox.Storage;
using Baloan.Sandbox.Tokens;

namespace Baloan.Sandbox.Hosting;

/// <summary>Puts the web application together.</summary>
internal static class SandboxHost
{
    private static readonly TimeSpan LongestShutdown = TimeSpan.FromSeconds(5);

    public static WebApplication Build(BaloanSandboxOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(SandboxHost).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Listen(options.ListenOnAnyAddress ? IPAddress.Any : IPAddress.Loopback, options.Port);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestShutdown);
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        builder.Services.AddRoutingCore();
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        ApiDocuments.Add(builder.Services);
        builder.Services.ConfigureHttpJsonOptions(json => SandboxJson.Configure(json.SerializerOptions));
        AddServices(builder.Services, options);

        var app = builder.Build();
        Map(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, BaloanSandboxOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ISandboxStore>(_ => options.DataFile is { } file ? new SqliteStore(file) : new MemoryStore());
        services.AddSingleton<SettingsBook>().AddSingleton<IdSource>();
        services.AddSingleton(new SandboxClock(options.TimeProvider));
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<SandboxClock>());
        services.AddSingleton(provider => new SandboxInquiries(provider.GetRequiredService<SettingsBook>(), options.CreditPerApplicant));
        services.AddSingleton<EventHub>().AddSingleton<BackgroundWork>();
        services.AddSingleton<PartnerBook>().AddSingleton<TokenIssuer>();
        services.AddSingleton<CallbackBook>().AddSingleton<CallbackSender>().AddSingleton<RetryPauses>().AddSingleton<CallbackDispatcher>();
        services.AddSingleton<ApplicantRules>().AddSingleton<LoanBook>().AddSingleton<SampleApplicants>().AddSingleton<LoanMoves>().AddSingleton<AutoWalk>();
        services.AddSingleton<LoanContracts>();
        services.AddSingleton<RateWindows>().AddSingleton<FaultActor>();
        services.AddSingleton<RequestLog>();
        services.AddSingleton(provider => new SandboxFaults(
            provider.GetRequiredService<ISandboxStore>(), provider.GetRequiredService<EventHub>(), provider.GetRequiredService<IdSource>()));
        services.AddSingleton(provider => new SandboxCallbacks(
            provider.GetRequiredService<CallbackBook>(),
            provider.GetRequiredService<CallbackDispatcher>(),
            provider.GetRequiredService<SettingsBook>(),
            provider.GetRequiredService<LoanBook>()));
        services.AddSingleton<SandboxReset>();
        DashboardEndpoints.Add(services);
    }

    private static void Map(WebApplication app)
    {
        app.UseMiddleware<ForeignPageGuard>();
        app.UseRouting();
        app.UseMiddleware<AddressMiddleware>();
        app.UseMiddleware<ControlGuard>();
        app.UseMiddleware<ExchangeMiddleware>();
        app.UseMiddleware<AccessMiddleware>();

        GatewayRoutes.Map(app);
        ControlEndpoints.Map(app);
        DashboardEndpoints.Map(app);
        app.MapOpenApi(ApiDocuments.Route);
    }
}

/// <summary>Leaves Ctrl-C to the program: a sandbox inside a test run must not take it.</summary>
internal sealed class NoSignals : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
