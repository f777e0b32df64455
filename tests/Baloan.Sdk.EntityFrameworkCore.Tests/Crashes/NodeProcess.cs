using System.Diagnostics;
using System.Globalization;
using Baloan.Sandbox;
using Baloan.Sdk.Smoke;
using Baloan.Sdk.Tests.Databases;

namespace Baloan.Sdk.Tests.Crashes;

/// <summary>A partner's node as a process of its own.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    public const string Secret = "the-secret-of-the-call-backs-of-all-nodes";

    private readonly Process _process;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _placed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private NodeProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        process.OutputDataReceived += (_, output) => Read(output.Data);
        process.BeginOutputReadLine();
    }

    public Uri Address { get; }

    public Uri CallbackUrl => new(Address, "callbacks");

    /// <summary>Ends when the node has placed all its orders.</summary>
    public Task Placed => _placed.Task;

    public bool HasEnded => _process.HasExited;

    /// <summary>Starts a node and waits until it listens, or has died before that.</summary>
    public static async Task<NodeProcess> StartAsync(TestDatabase database, BaloanSandbox sandbox, NodeSettings settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Find().ToString(CultureInfo.InvariantCulture)}/");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Baloan.Sdk.Books.dll"), "--urls", address.AbsoluteUri])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["Node__Database"] = database.Kind.ToString(),
            ["Node__Connection"] = database.Connection,
            ["Node__Orders"] = settings.Orders.ToString(CultureInfo.InvariantCulture),
            ["Node__DiesAt"] = settings.DiesAt.ToString(),
            ["Node__DiesAfter"] = settings.DiesAfter.ToString(CultureInfo.InvariantCulture),
            ["Node__Failing"] = settings.Failing.ToString(CultureInfo.InvariantCulture),
            ["Node__Inbox__MaxAttempts"] = "100",
            ["Node__Inbox__BaseDelay"] = "00:00:00.010",
            ["Node__Inbox__MaxDelay"] = "00:00:00.100",
            ["Node__Inbox__PollInterval"] = "00:00:00.200",
            ["Baloan__BaseAddress"] = sandbox.BaseAddress.AbsoluteUri,
            ["Baloan__Username"] = sandbox.Username,
            ["Baloan__Password"] = sandbox.Password,
            ["Baloan__Callbacks__Secrets__0"] = Secret,
            ["Logging__LogLevel__Default"] = "None",
            ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
        })
        {
            start.Environment[name] = value;
        }

        var node = new NodeProcess(Process.Start(start)!, address);
        await node._started.Task.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        return node;
    }

    /// <summary>Waits until the node has ended.</summary>
    public Task EndAsync() => _process.WaitForExitAsync(TestContext.Current.CancellationToken);

    /// <summary>Ends it at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line?.Contains("Now listening on", StringComparison.Ordinal) != false)
        {
            _started.TrySetResult();
        }

        if (line?.Contains("All orders are placed", StringComparison.Ordinal) == true)
        {
            _placed.TrySetResult();
        }
    }
}

/// <summary>What a node is to do.</summary>
/// <param name="Orders">How many orders there are.</param>
/// <param name="DiesAt">The step at which it kills itself.</param>
/// <param name="DiesAfter">At which time of this step.</param>
/// <param name="Failing">How often its handler fails, from 0 to 1.</param>
internal sealed record NodeSettings(int Orders = 0, Step DiesAt = Step.None, int DiesAfter = 0, double Failing = 0);
