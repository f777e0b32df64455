using Baloan.EndToEnd.Tests.Packages;
using Baloan.EndToEnd.Tests.Support;

[assembly: AssemblyFixture(typeof(Workshop))]

namespace Baloan.EndToEnd.Tests.Packages;

/// <summary>
/// An empty folder outside the repository whose only tie to it are the packed packages: a package source beside the ordinary one,
/// and a packages folder of its own.
/// </summary>
public sealed class Workshop : IDisposable
{
    private static readonly string[] Projects =
    [
        "Baloan.Sdk", "Baloan.Sdk.AspNetCore", "Baloan.Sdk.AspNetCore.OpenApi", "Baloan.Sdk.AspNetCore.Redis", "Baloan.Sdk.EntityFrameworkCore",
        "Baloan.Sdk.Testing", "Baloan.Sandbox", "Baloan.Cli",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("baloan-workshop-");
    private readonly Lazy<Task<string>> _packages;
    private readonly Lazy<Task<string>> _tool;

    public Workshop()
    {
        _packages = new(PackAsync);
        _tool = new(InstallToolAsync);
    }

    private Dictionary<string, string> Environment => new()
    {
        ["NUGET_PACKAGES"] = Path.Combine(_folder.FullName, "packages"),
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
    };

    /// <summary>The folder of the packed packages.</summary>
    public Task<string> PackagesAsync() => _packages.Value;

    /// <summary>The program <c>baloan</c>, installed from its package.</summary>
    public Task<string> ToolAsync() => _tool.Value;

    /// <summary>An empty folder that sees the packages.</summary>
    public async Task<string> NewFolderAsync(string name)
    {
        var folder = _folder.CreateSubdirectory($"{name}-{Guid.NewGuid():N}").FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "nuget.config"),
            $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{await PackagesAsync()}" />
              </packageSources>
            </configuration>
            """);
        return folder;
    }

    /// <summary>Runs <c>dotnet</c> to its good end.</summary>
    public Task<string> DotnetAsync(string arguments, string folder) => Program.RunAsync("dotnet", arguments, folder, Environment);

    /// <summary>Starts a program.</summary>
    internal Program Start(string file, string arguments, string folder) => Program.Start(file, arguments, folder, Environment);

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<string> PackAsync()
    {
        if (System.Environment.GetEnvironmentVariable("BALOAN_PACKAGES") is { Length: > 0 } packed)
        {
            return packed;
        }

        var output = Path.Combine(_folder.FullName, "source");
        foreach (var project in Projects)
        {
            await Program.RunAsync("dotnet", $"pack src/{project} --configuration Release --output \"{output}\"", Repository.Root);
        }

        return output;
    }

    private async Task<string> InstallToolAsync()
    {
        var folder = await NewFolderAsync("tool");
        await DotnetAsync("tool install baloan --prerelease --tool-path tools", folder);
        return Path.Combine(folder, "tools", "baloan");
    }
}
