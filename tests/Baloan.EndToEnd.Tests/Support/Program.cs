using System.Diagnostics;
using System.Text;
using System.Threading.Channels;

namespace Baloan.EndToEnd.Tests.Support;

/// <summary>A program in a process of its own, with what it prints.</summary>
internal sealed class Program : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    private Program(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public static bool Exists(string name) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));

    public static Program Start(string file, string arguments, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder ?? Environment.CurrentDirectory };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Start(start);
    }

    private static Program Start(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;

        // Those of the test run itself would lead the program astray.
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        return new(Process.Start(start)!);
    }

    /// <summary>Runs a program to its end, which must be a good one.</summary>
    /// <returns>What it printed.</returns>
    public static Task<string> RunAsync(string file, string arguments, string? folder = null, IReadOnlyDictionary<string, string>? environment = null) =>
        EndAsync(Start(file, arguments, folder, environment), $"{file} {arguments}");

    /// <summary>Runs a program with arguments that need no quoting to its end, which must be a good one.</summary>
    /// <returns>What it printed.</returns>
    public static Task<string> RunAsync(string file, string[] arguments) =>
        EndAsync(Start(new ProcessStartInfo(file, arguments)), $"{file} {string.Join(' ', arguments)}");

    private static async Task<string> EndAsync(Program started, string command)
    {
        await using var program = started;
        await program._process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return program._process.ExitCode == 0
            ? program.Output
            : throw new InvalidOperationException($"{command} ended with {program._process.ExitCode}:\n{program.Output}");
    }

    /// <summary>What was printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Waits for a line that holds a text.</summary>
    public async Task<string> LineWithAsync(string text)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(patience.Token))
            {
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    return line;
                }
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            // Told below.
        }

        throw new InvalidOperationException($"No line has \"{text}\":\n{Output}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        _lines.Writer.TryWrite(line);
    }
}
