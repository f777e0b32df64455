using System.Reflection;
using Baloan.EndToEnd.Tests.Packages;
using Baloan.EndToEnd.Tests.Support;
using Baloan.Sandbox;

namespace Baloan.EndToEnd.Tests.Runtimes;

/// <summary>The journey on the runtimes that the tests themselves do not run on.</summary>
[Collection(RepositoryBuilds.Name)]
[Trait("Runs", "once")]
public sealed class RuntimeTests
{
    [Fact]
    public async Task The_journey_is_walked_on_the_NET_Framework_build_under_Mono()
    {
        Assert.SkipUnless(Program.Exists("mono"), "mono is not installed.");
        await using var sandbox = await BaloanSandbox.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var program = Repository.PathOf("tests/Smoke/Baloan.Sdk.NetFramework");
        var output = Directory.CreateTempSubdirectory("baloan-net472-");
        try
        {
            await Program.RunAsync("dotnet", $"build \"{program}\" --configuration Release --output \"{output.FullName}\"", Repository.Root);

            var said = await Program.RunAsync("mono", $"{output.FullName}/Baloan.Sdk.NetFramework.exe {sandbox.BaseAddress}");

            said.Should().Contain("Mono").And.Contain("signature: ok").And.Contain("without a container: ok");
            NamesIn(output).Where(name => name.GetPublicKeyToken() is not { Length: > 0 }).Select(name => name.Name).Should()
                .BeEmpty("a program with a strong name loads no assembly without one");
            (await Program.RunAsync("sn", $"-v {output.FullName}/Baloan.Sdk.dll")).Should().Contain("is strongnamed");
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_journey_is_walked_and_a_call_back_taken_as_native_code_without_a_warning()
    {
        Assert.SkipUnless(Program.Exists("clang"), "clang is not installed.");
        await using var sandbox = await BaloanSandbox.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var program = Repository.PathOf("tests/Smoke/Baloan.Sdk.NativeAot");
        var output = Directory.CreateTempSubdirectory("baloan-aot-");
        try
        {
            var built = await Program.RunAsync("dotnet", $"publish \"{program}\" --configuration Release --output \"{output.FullName}\"", Repository.Root);
            built.Should().NotContain("warning ");

            var said = await Program.RunAsync($"{output.FullName}/Baloan.Sdk.NativeAot", sandbox.BaseAddress.AbsoluteUri);

            said.Should().Contain("Native code: True").And.Contain("signature: ok").And.Contain("call backs: ok").And.Contain("kept values: ok").And.Contain("problem details: ok");
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }

    private static IEnumerable<AssemblyName> NamesIn(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(file => file.Extension is ".dll" or ".exe").Select(file => AssemblyName.GetAssemblyName(file.FullName));
}
