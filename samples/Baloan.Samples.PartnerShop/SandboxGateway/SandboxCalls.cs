using Baloan.Sandbox;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Baloan.Samples.PartnerShop.SandboxGateway;

/// <summary>Tells the sandbox where to call back, once the shop knows its own address.</summary>
public sealed partial class SandboxCalls(
    BaloanSandbox sandbox, IServer server, IConfiguration configuration, IHostApplicationLifetime lifetime, ILogger<SandboxCalls> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(SendCallbacksHere);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void SendCallbacksHere()
    {
        var address = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var own = new Uri(address.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal));
        var secret = configuration["Baloan:Callbacks:Secrets:0"];
        sandbox.Callbacks.SendTo(new Uri(own, $"{SandboxBeside.CallbackPath}/{secret}"));
        LogReady(address, sandbox.BaseAddress);
    }

    [LoggerMessage(1, LogLevel.Information, "The shop is open: {Shop} – its sandbox gateway: {Sandbox}")]
    private partial void LogReady(string shop, Uri sandbox);
}
