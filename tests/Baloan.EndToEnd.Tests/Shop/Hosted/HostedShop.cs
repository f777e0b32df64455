extern alias shop;

using System.Net;
using System.Text;
using Baloan.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using shop::Baloan.Samples.PartnerShop;

namespace Baloan.EndToEnd.Tests.Shop.Hosted;

/// <summary>The shop in the tests' own process, in production, with a sandbox as its gateway.</summary>
public class HostedShop : IAsyncLifetime
{
    public const string ClerkPassword = "the clerk's own password";

    /// <summary>The header by which a test says where a request comes from.</summary>
    internal const string AddressHeader = "Test-Address";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("baloan-shop-");
    private readonly WrittenLog _log = new();
    private WebApplicationFactory<ShopOptions>? _factory;
    private int _visitors;

    public BaloanSandbox Sandbox { get; private set; } = null!;

    /// <summary>What the sandbox goes by; a change counts at once.</summary>
    public BaloanSandboxOptions SandboxOptions { get; private set; } = null!;

    /// <summary>How the sandbox computes its plans: as the shop shows them, so that nothing is asked again.</summary>
    protected virtual SandboxPlan Plan => SandboxPlan.Formula;

    public IServiceProvider Services => Factory.Services;

    /// <summary>The shop as an application under test.</summary>
    internal WebApplicationFactory<ShopOptions> Factory => _factory!;

    /// <summary>All that the shop has logged so far.</summary>
    internal IReadOnlyCollection<string> Log => _log.Lines;

    public async ValueTask InitializeAsync()
    {
        Sandbox = await BaloanSandbox.StartAsync(options =>
        {
            SandboxOptions = options;
            options.Policies = SandboxPolicy.Varied;
            options.Plan = Plan;
            options.FixedOtp = "48213";
        });
        _factory = CreateFactory();
        using var visitor = Visit();
        await visitor.WaitForInstallmentsAsync();
    }

    /// <summary>A browser of its own, which keeps its cookies and follows no redirect by itself.</summary>
    internal Visitor Visit(string scheme = "https", string? address = null)
    {
        address ??= $"192.0.2.{Interlocked.Increment(ref _visitors)}";
        var http = _factory!.CreateClient(new() { BaseAddress = new($"{scheme}://localhost"), AllowAutoRedirect = false });
        http.DefaultRequestHeaders.Add(AddressHeader, address);
        return new(http);
    }

    /// <summary>The shop once more, with other settings.</summary>
    internal WebApplicationFactory<ShopOptions> CreateFactory(params (string Name, string Value)[] settings) =>
        new WebApplicationFactory<ShopOptions>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Production");
            host.UseSetting("Baloan:BaseAddress", Sandbox.BaseAddress.AbsoluteUri);
            host.UseSetting("Baloan:Username", Sandbox.Username);
            host.UseSetting("Baloan:Password", Sandbox.Password);
            host.UseSetting("Baloan:Callbacks:Secrets:0", ShopProcess.CallbackSecret);
            host.UseSetting("Shop:DataFolder", _data.FullName);
            host.UseSetting("Shop:ClerkPassword", ClerkPassword);
            host.UseSetting("Shop:Proxies:0", "198.51.100.0/24");
            foreach (var (name, value) in settings)
            {
                host.UseSetting(name, value);
            }

            host.ConfigureLogging(logging => logging.AddProvider(_log));
            host.ConfigureTestServices(services => services.AddSingleton<IStartupFilter, SentFrom>());
        });

    /// <summary>The gateway verifies a loan's cheque, and its call back reaches the shop.</summary>
    public async Task VerifyAsync(Guid loan)
    {
        await Sandbox.AdvanceAsync(loan);
        using var baloan = Visit();
        using var body = new StringContent($$"""{"uuid":"{{loan}}","state":"cheque_verified"}""", Encoding.UTF8, "application/json");
        using var answer = await baloan.Http.PostAsync(
            new Uri($"/baloan/callbacks/{ShopProcess.CallbackSecret}", UriKind.Relative), body, TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.Should().BeTrue();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }

        await Sandbox.DisposeAsync();
        _data.Delete(recursive: true);
    }

    /// <summary>Gives a request the address that it says it comes from, as a socket would.</summary>
    private sealed class SentFrom : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.TryParse(context.Request.Headers[AddressHeader], out var address) ? address : IPAddress.Loopback;
                return following(context);
            });
            next(app);
        };
    }
}
