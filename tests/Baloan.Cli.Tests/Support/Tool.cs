using System.Diagnostics;
using System.Text.Json;

namespace Baloan.Cli.Tests.Support;

/// <summary>The program <c>baloan</c>, run to its end in an empty folder.</summary>
internal static class Tool
{
    public static readonly IReadOnlyDictionary<string, string> NoVariables = new Dictionary<string, string>();

    public static Task<ToolRun> RunAsync(params string[] arguments) => RunAsync(NoVariables, arguments);

    public static Task<ToolRun> RunAsync(IReadOnlyDictionary<string, string> variables, params string[] arguments) =>
        RunInAsync(Path.GetTempPath(), variables, arguments);

    public static async Task<ToolRun> RunInAsync(string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        using var process = Start(folder, variables, arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ToolRun(process.ExitCode, await output, (await error).Trim());
    }

    public static Process Start(string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Baloan.Cli.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}

/// <summary>What a run of the program came to.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Checks that it was refused by one sentence, with nothing else on either stream.</summary>
    public void ShouldBeRefused(int exitCode, string sentence)
    {
        Error.Should().Be(sentence);
        Output.Should().BeEmpty();
        ExitCode.Should().Be(exitCode);
    }

    /// <summary>Checks that it did what was asked.</summary>
    public ToolRun ShouldBeDone()
    {
        Error.Should().BeEmpty();
        ExitCode.Should().Be(0, Output);
        return this;
    }
}
