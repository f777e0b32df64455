using System.Diagnostics;
using System.Runtime.InteropServices;
using Baloan.Sdk.Benchmarks.Reporting;

namespace Baloan.Sdk.Benchmarks.StartUp;

/// <summary>Publishes the applications under <c>tests/StartUp</c>, each form into a folder of its own that the next run builds on.</summary>
internal static class Publisher
{
    private const string Projects = "tests/StartUp/Applications.proj";

    /// <exception cref="PublishException">They could not be published.</exception>
    public static async Task<List<StartUpApplication>> PublishAsync(PublishForm form, IReadOnlyList<string> contenders, CancellationToken cancellationToken)
    {
        var artifacts = Path.Combine(Repository.Root, "artifacts", "startup", form.ToString());
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "publish", Projects, "--configuration", "Release", "--artifacts-path", artifacts, "--nologo", "-verbosity:quiet",
                "-nodeReuse:false", "-p:RunAnalyzers=false", $"-p:StartUpForm={form}", $"-p:Applications={string.Join("%3B", contenders)}",
            },
        };
        var pivot = "release";
        if (form != PublishForm.FrameworkDependent)
        {
            start.ArgumentList.Add("--runtime");
            start.ArgumentList.Add(RuntimeInformation.RuntimeIdentifier);
            pivot = $"release_{RuntimeInformation.RuntimeIdentifier}";
        }

        await RunAsync(start, cancellationToken);
        var extension = OperatingSystem.IsWindows() ? ".exe" : "";
        return
        [
            .. contenders.Select(contender => new StartUpApplication(
                contender, form, new FileInfo(Path.Combine(artifacts, "publish", contender, pivot, $"Baloan.Sdk.StartUp.{contender}{extension}")))),
        ];
    }

    private static async Task RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using var process = Process.Start(start) ?? throw new PublishException("dotnet did not start.");
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
            {
                var error = output.Split('\n').FirstOrDefault(line => line.Contains(": error", StringComparison.Ordinal));
                throw new PublishException(error?[(error.IndexOf(": error", StringComparison.Ordinal) + 2)..].Trim() ?? $"dotnet publish ended with {process.ExitCode}.");
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
