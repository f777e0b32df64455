using System.Diagnostics;
using System.Reflection;
using System.Text;
using Baloan.EndToEnd.Tests.Shop.Hosted;
using Baloan.Sandbox;
using Baloan.Sdk.Tests;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>The sample shop, running as a program of its own, as a partner would start it.</summary>
internal sealed class ShopProcess : IAsyncDisposable
{
    public const string CallbackSecret = "a-secret-of-the-browser-tests";

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(90);
    private static readonly string Program = typeof(ShopProcess).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "PartnerShop").Value!;

    private readonly StringBuilder _log = new();
    private readonly string[] _settings;
    private Process? _process;

    private ShopProcess(int port, string dataFolder, string[] settings)
    {
        Address = new($"http://127.0.0.1:{port}/");
        DataFolder = dataFolder;
        _settings = settings;
    }

    public Uri Address { get; }

    public string DataFolder { get; }

    /// <summary>All that it has written so far.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>A shop that brings its own sandbox, as <c>dotnet run</c> starts it.</summary>
    public static Task<ShopProcess> StartAsync(params string[] settings) => StartOnFreePortAsync(FreePort.Find(), settings);

    /// <summary>A shop that goes to a sandbox of the test, which calls it back.</summary>
    public static async Task<ShopProcess> StartAsync(BaloanSandbox sandbox)
    {
        var port = FreePort.Find();
        sandbox.Callbacks.SendTo(new($"http://127.0.0.1:{port}/baloan/callbacks/{CallbackSecret}"));
        return await StartOnFreePortAsync(
            port,
            $"--Baloan:BaseAddress={sandbox.BaseAddress}",
            $"--Baloan:Username={sandbox.Username}",
            $"--Baloan:Password={sandbox.Password}",
            $"--Baloan:Callbacks:Secrets:0={CallbackSecret}");
    }

    /// <summary>Ends it at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }
    }

    /// <summary>Starts it, again where it ran before, and waits until it answers.</summary>
    public async Task RunAsync()
    {
        _process = new Process
        {
            StartInfo = new("dotnet", [Program, $"--urls={Address}", $"--Shop:DataFolder={DataFolder}", .. _settings])
            {
                // The pages' styles and scripts are found from the project's folder, as dotnet run does it.
                WorkingDirectory = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Program)!, "../../..")),
                Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["DOTNET_NOLOGO"] = "1" },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await WaitUntilItAnswersAsync(_process);
    }

    /// <summary>Waits until the gateway's policies are there: a first answer that comes late on a busy machine is asked for again.</summary>
    public async Task OffersInstallmentsAsync()
    {
        using var visitor = new Visitor(new HttpClient { BaseAddress = Address });
        await visitor.WaitForInstallmentsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(DataFolder, recursive: true);
    }

    private static async Task<ShopProcess> StartOnFreePortAsync(int port, params string[] settings)
    {
        var shop = new ShopProcess(port, Directory.CreateTempSubdirectory("baloan-shop-").FullName, settings);
        await shop.RunAsync();
        return shop;
    }

    private async Task WaitUntilItAnswersAsync(Process process)
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var since = Stopwatch.StartNew(); since.Elapsed < LongestStart;)
        {
            try
            {
                using var answer = await http.GetAsync("icon.svg", TestContext.Current.CancellationToken);
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }

        throw new TimeoutException($"The shop did not start:\n{Log}");
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_log)
        {
            _log.AppendLine(line.Data);
        }
    }
}
