using Baloan.Sdk.Benchmarks.Processes;
using Baloan.Sdk.Benchmarks.Sandboxes;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Benchmarks.Steady;

/// <summary>A sandbox in a process of its own whose tokens end soon, and this client with its defaults.</summary>
internal sealed class SteadySandbox : IAsyncDisposable
{
    private readonly ServerProcess _process;
    private readonly ServiceProvider _services;

    private SteadySandbox(ServerProcess process)
    {
        _process = process;
        _services = SandboxPartner.CreateServices(process.Address);
    }

    public IBaloanClient Client => _services.GetRequiredService<IBaloanClient>();

    public static async Task<SteadySandbox> StartAsync(CancellationToken cancellationToken) =>
        new(await ServerProcess.StartSandboxAsync(["--token-lifetime", "5s"], cancellationToken));

    /// <summary>Opens a loan and lets its contract come into being.</summary>
    public async Task<Guid> OpenLoanWithContractAsync(CancellationToken cancellationToken)
    {
        var loan = await Client.Loans.CreateAsync(SteadyLoad.RequestOf("07148143380"), cancellationToken);
        using var http = new HttpClient { BaseAddress = _process.Address };
        await SandboxPartner.AdvanceAsync(http, loan.Id, cancellationToken);
        return loan.Id;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _process.DisposeAsync();
    }
}
