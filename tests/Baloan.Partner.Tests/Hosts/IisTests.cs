using System.Reflection;
using System.Runtime.InteropServices;
using Baloan.Partner.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Partner.Tests.Hosts;

/// <summary>IIS in its own process: its server and its start-up filter stand in the shared framework on every system.</summary>
public sealed class IisTests
{
    private static readonly Assembly Iis = typeof(IISServerOptions).Assembly;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_application_starts_inside_IIS(bool isRegisteredFirst)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        if (isRegisteredFirst)
        {
            UseIis(builder.Services);
            PartnerApp.AddCallbacks(builder.Services);
        }
        else
        {
            PartnerApp.AddCallbacks(builder.Services);
            UseIis(builder.Services);
        }

        await using var app = builder.Build();

        FluentActions.Invoking(() => StartPipeline(app)).Should().NotThrow();
        app.Services.GetRequiredService<IServer>().GetType().Should().Be(Type("Core.IISHttpServer"));
    }

    // As UseIIS does inside the worker process.
    private static void UseIis(IServiceCollection services)
    {
        var handle = (SafeHandle)New(Type("NativeSafeHandle"), IntPtr.Zero);
        var application = New(Type("IISNativeApplication"), handle);
        services.AddSingleton(application.GetType(), application);
        services.AddSingleton(typeof(IServer), Type("Core.IISHttpServer"));
        services.AddSingleton((IStartupFilter)New(Type("Core.IISServerSetupFilter")));
        services.AddAuthenticationCore();
    }

    private static void StartPipeline(WebApplication app)
    {
        Action<IApplicationBuilder> configure = _ => { };
        foreach (var filter in app.Services.GetServices<IStartupFilter>().Reverse())
        {
            configure = filter.Configure(configure);
        }

        configure(new ApplicationBuilder(app.Services));
    }

    private static Type Type(string name) => Iis.GetTypes().Single(type => type.FullName!.EndsWith($".{name}", StringComparison.Ordinal));

    private static object New(Type type, params object[] arguments) =>
        Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, binder: null, arguments, culture: null)!;
}
