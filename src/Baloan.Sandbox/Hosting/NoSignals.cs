namespace Baloan.Sandbox.Hosting;

/// <summary>Leaves Ctrl-C to the program: a sandbox inside a test run must not take it.</summary>
internal sealed class NoSignals : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
