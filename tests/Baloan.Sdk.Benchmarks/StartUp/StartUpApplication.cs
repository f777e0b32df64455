using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Baloan.Sdk.Benchmarks.StartUp;

/// <summary>A published application that makes one call and tells how long after its start the answer was there.</summary>
/// <param name="Contender">The name of its project.</param>
/// <param name="Form">How it was published.</param>
/// <param name="Executable">The file to start.</param>
internal sealed record StartUpApplication(string Contender, PublishForm Form, FileInfo Executable)
{
    /// <summary>Runs it once.</summary>
    /// <returns>Milliseconds from the start of the process to the answer.</returns>
    public async Task<double> RunAsync(Uri gateway, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Executable.FullName, [gateway.AbsoluteUri]) { RedirectStandardOutput = true };

        // The runtime of this process, wherever it is installed.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        start.ArgumentList.Add(Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture));
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{Executable} did not start.");
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0
                ? double.Parse(output, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"{Executable} ended with {process.ExitCode}.");
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }
}
