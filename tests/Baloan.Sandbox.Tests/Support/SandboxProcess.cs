using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Baloan.Sandbox.Tests.Support;

/// <summary>The sandbox as a program of its own.</summary>
internal sealed partial class SandboxProcess : IAsyncDisposable
{
    private readonly Process _process;

    private SandboxProcess(Process process, Uri baseAddress, string greeting)
    {
        _process = process;
        BaseAddress = baseAddress;
        Greeting = greeting;
    }

    public Uri BaseAddress { get; }

    public string Greeting { get; }

    public static Task<SandboxProcess> StartAsync(params string[] arguments) => StartAsync(arguments, new Dictionary<string, string>());

    public static async Task<SandboxProcess> StartAsync(string[] arguments, IReadOnlyDictionary<string, string> variables)
    {
        var process = Start(arguments, variables);
        var greeting = "";
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            greeting += line + "\n";
            if (line.StartsWith("Ctrl-C", StringComparison.Ordinal))
            {
                return new(process, new(Address().Match(greeting).Value), greeting);
            }
        }

        throw new InvalidOperationException($"The program ended: {greeting}{await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
    }

    /// <summary>Runs the program to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments, new Dictionary<string, string>());
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Ends it at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asks it to end, as Ctrl-C does, and gives its exit code.</summary>
    public async Task<int> InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private static Process Start(string[] arguments, IReadOnlyDictionary<string, string> variables)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Baloan.Cli.dll");
        var start = new ProcessStartInfo("dotnet", [program, "sandbox", "--quiet", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    [GeneratedRegex(@"http://\S+/", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
