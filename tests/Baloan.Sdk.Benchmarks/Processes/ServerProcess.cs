using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Baloan.Sdk.Benchmarks.Reporting;

namespace Baloan.Sdk.Benchmarks.Processes;

/// <summary>A server in a process of its own, which says where it listens as soon as it does; it ends when this is disposed.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private Task _rest = Task.CompletedTask;

    private ServerProcess(Process process) => _process = process;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The processor time that it has used since its start.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The memory that it holds, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts a built program and waits until it prints an address.</summary>
    /// <param name="assembly">The program's main assembly.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    public static async Task<ServerProcess> StartAsync(string assembly, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments]) { RedirectStandardOutput = true };

        // As the web SDK sets it for a server; the benchmarks themselves run without.
        start.Environment["DOTNET_gcServer"] = "1";
        start.Environment["DOTNET_gcConcurrent"] = "1";
        var server = new ServerProcess(Process.Start(start) ?? throw new InvalidOperationException($"{assembly} did not start."));
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(LongestStart);
            await server.WaitForAddressAsync(limit.Token);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the sandbox on a free port.</summary>
    public static Task<ServerProcess> StartSandboxAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var configuration = typeof(ServerProcess).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var assembly = Path.Combine(Repository.Root, "src", "Baloan.Cli", "bin", configuration, "net10.0", "Baloan.Cli.dll");
        return StartAsync(assembly, ["sandbox", "--port", "0", "--quiet", .. arguments], cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _rest;
        _process.Dispose();
    }

    private async Task WaitForAddressAsync(CancellationToken cancellationToken)
    {
        var output = _process.StandardOutput;
        while (await output.ReadLineAsync(cancellationToken) is { } line)
        {
            if (HttpAddress().Match(line) is { Success: true } address)
            {
                Address = new Uri(address.Value);

                // A pipe that nobody reads would stop the server when it is full.
                _rest = output.ReadToEndAsync(CancellationToken.None);
                return;
            }
        }

        throw new InvalidOperationException($"{string.Join(' ', _process.StartInfo.ArgumentList)} ended before it listened.");
    }

    [GeneratedRegex(@"http://[^\s/]+", RegexOptions.CultureInvariant)]
    private static partial Regex HttpAddress();
}
