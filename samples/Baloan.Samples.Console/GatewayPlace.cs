using Baloan.Sandbox;
using Baloan.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Samples.Console;

/// <summary>The gateway that the journey goes to, and the client for it: a sandbox in this process, or any other gateway.</summary>
internal sealed class GatewayPlace : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private GatewayPlace(ServiceProvider services, BaloanSandbox? sandbox, Uri address)
    {
        _services = services;
        Sandbox = sandbox;
        Address = address;
        Client = services.GetRequiredService<IBaloanClient>();
    }

    /// <summary>The sandbox of this process, if that is the gateway: it moves files on and knows the OTPs.</summary>
    public BaloanSandbox? Sandbox { get; }

    public Uri Address { get; }

    public IBaloanClient Client { get; }

    public static async Task<GatewayPlace> OpenAsync(JourneySettings settings, CancellationToken cancellationToken)
    {
        var sandbox = settings.Gateway is null ? await BaloanSandbox.StartAsync(cancellationToken: cancellationToken) : null;
        var address = settings.Gateway ?? sandbox!.BaseAddress;

        var services = new ServiceCollection();
        var builder = services.AddBaloanClient(options =>
        {
            options.BaseAddress = address;
            options.Username = settings.Username ?? sandbox?.Username ?? "";
            options.Password = settings.Password ?? sandbox?.Password ?? "";
            options.ContractPollInterval = TimeSpan.FromSeconds(2);
        });
        builder.HttpClientBuilder.AddHttpMessageHandler(static () => new WireTap());
        builder.BareHttpClientBuilder.AddHttpMessageHandler(static () => new WireTap());
        return new GatewayPlace(services.BuildServiceProvider(), sandbox, address);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (Sandbox is not null)
        {
            await Sandbox.DisposeAsync();
        }
    }
}
