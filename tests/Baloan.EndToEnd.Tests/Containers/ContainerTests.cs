using System.Globalization;
using Baloan.EndToEnd.Tests.Packages;
using Baloan.EndToEnd.Tests.Support;
using Baloan.Sdk.Tests;

namespace Baloan.EndToEnd.Tests.Containers;

/// <summary>The sandbox's container image, built without an engine upon a base image of this machine, and run as an engine would, but for the container.</summary>
[Collection(RepositoryBuilds.Name)]
[Trait("Runs", "once")]
public sealed class ContainerTests : IAsyncLifetime
{
    private const string SandboxPort = "5080";
    private const string Home = "/home/app/";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("baloan-image-");
    private ContainerImage _image = null!;

    public async ValueTask InitializeAsync() => _image = await ContainerImage.BuildAsync(_folder);

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return default;
    }

    [Fact]
    public async Task The_image_runs_the_sandbox_by_the_compose_file()
    {
        var service = ComposeFile.Read().Services["sandbox"];
        _image.Tags.Should().Equal(service.Image);
        _image.Config.GetProperty("User").GetString().Should().Be("1654");
        _image.Config.GetProperty("ExposedPorts").EnumerateObject().Select(port => port.Name).Should().Contain($"{SandboxPort}/tcp");
        var port = FreePort.Find().ToString(CultureInfo.InvariantCulture);

        await using var sandbox = Program.Start("dotnet", ArgumentsOf(service, port), _folder.FullName, service.Environment);
        await sandbox.LineWithAsync("Ctrl-C stops it");

        var check = service.Healthcheck!.Test;
        check[0].Should().Be("CMD");
        await Program.RunAsync(check[1], [.. check.Skip(2).Select(part => part.Replace(SandboxPort, port, StringComparison.Ordinal))]);
        File.Exists(Path.Combine(_folder.FullName, "sandbox.db")).Should().BeTrue();
    }

    /// <summary>The entry point with the service's command, as in a container whose file system lies in a folder here.</summary>
    private string ArgumentsOf(ComposeService service, string port)
    {
        var entry = ContainerImage.TextsOf(_image.Config.GetProperty("Entrypoint"));
        entry[0].Should().Be("dotnet");
        entry.Should().Contain("--any-address");
        return string.Join(' ', entry.Skip(1).Concat(service.Command).Select(PlaceOf).Append("--port").Append(port));
    }

    private string PlaceOf(string argument) =>
        argument.StartsWith("/app/", StringComparison.Ordinal) ? _image.Root.FullName + argument
        : argument.StartsWith(Home, StringComparison.Ordinal) ? Path.Combine(_folder.FullName, argument[Home.Length..])
        : argument;
}
