using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Baloan.EndToEnd.Tests.Support;

namespace Baloan.EndToEnd.Tests.Packages;

/// <summary>What stands in the packed packages.</summary>
[Collection(RepositoryBuilds.Name)]
[Trait("Runs", "once")]
public sealed partial class PackageTests(Workshop workshop)
{
    private static readonly string[] Modern =
    [
        "Microsoft.Extensions.Caching.Abstractions", "Microsoft.Extensions.Http", "Microsoft.Extensions.Options",
        "Microsoft.Extensions.Options.ConfigurationExtensions", "Polly.Core",
    ];

    public static TheoryData<string> Packages => new(
        "Baloan.Sdk", "Baloan.Sdk.AspNetCore", "Baloan.Sdk.AspNetCore.OpenApi", "Baloan.Sdk.AspNetCore.Redis", "Baloan.Sdk.EntityFrameworkCore",
        "Baloan.Sdk.Testing", "Baloan.Sandbox", "baloan");

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task A_package_says_what_it_is(string id)
    {
        using var package = await OpenAsync(id, "nupkg");
        var metadata = MetadataOf(package);

        metadata.Keys.Should().Contain(["license", "icon", "readme", "projectUrl", "description", "tags", "releaseNotes", "repository", "authors"]);
        metadata["license"].Value.Should().Be("MIT");
        metadata["releaseNotes"].Value.Should().Contain("`Baloan.Sdk`");
        metadata["repository"].Attribute("commit")!.Value.Should().MatchRegex("^[0-9a-f]{40}$");
        package.Entries.Select(entry => entry.FullName).Should().Contain(["icon.png", "README.md"]);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task A_package_has_its_symbols(string id)
    {
        using var symbols = await OpenAsync(id, "snupkg");

        symbols.Entries.Select(entry => entry.FullName).Should().Contain(name => name.EndsWith(".pdb", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task The_assemblies_of_a_package_have_the_strong_name_of_the_open_key(string id)
    {
        using var package = await OpenAsync(id, "nupkg");
        var names = new List<string>();
        foreach (var entry in package.Entries.Where(entry => entry.Name.StartsWith("Baloan.", StringComparison.Ordinal) && entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            names.Add(await StrongNameOfAsync(entry));
        }

        names.Should().NotBeEmpty().And.OnlyContain(name => name == "84f36049f7bcb940, signed");
    }

    [Theory]
    [InlineData("net10.0")]
    [InlineData("net8.0")]
    public async Task The_client_brings_five_packages_to_modern_NET(string framework) =>
        (await DependenciesAsync("Baloan.Sdk", framework)).Should().BeEquivalentTo(Modern);

    [Fact]
    public async Task The_client_brings_the_two_that_other_frameworks_lack_beside_them() =>
        (await DependenciesAsync("Baloan.Sdk", ".NETStandard2.0")).Should().BeEquivalentTo([.. Modern, "System.Net.Http.Json", "System.Text.Json"]);

    [Theory]
    [InlineData("net10.0")]
    [InlineData("net8.0")]
    public async Task The_call_backs_bring_nothing_but_the_client(string framework) =>
        (await DependenciesAsync("Baloan.Sdk.AspNetCore", framework)).Should().Equal("Baloan.Sdk");

    [Fact]
    public async Task The_documentation_lists_all_that_the_client_brings()
    {
        var folder = await workshop.NewFolderAsync("closure");
        await workshop.DotnetAsync("new console --name Shop --output .", folder);
        await workshop.DotnetAsync("add package Baloan.Sdk --prerelease", folder);

        var listed = await workshop.DotnetAsync("list package --include-transitive", folder);

        var brought = Listed().Matches(listed).Select(line => line.Groups["id"].Value).Where(id => id != "Baloan.Sdk");
        var page = await File.ReadAllTextAsync(Repository.PathOf("docs/architecture.md"), TestContext.Current.CancellationToken);
        Documented().Matches(page[page.IndexOf("All packages that", StringComparison.Ordinal)..]).Select(line => line.Groups["id"].Value)
            .Should().BeEquivalentTo(brought);
    }

    private async Task<IEnumerable<string>> DependenciesAsync(string id, string framework)
    {
        using var package = await OpenAsync(id, "nupkg");
        return MetadataOf(package)["dependencies"].Elements()
            .Single(group => group.Attribute("targetFramework")!.Value == framework).Elements()
            .Select(dependency => dependency.Attribute("id")!.Value).ToList();
    }

    private async Task<ZipArchive> OpenAsync(string id, string ending)
    {
        var file = Directory.EnumerateFiles(await workshop.PackagesAsync(), $"{id}.*.{ending}")
            .Single(path => char.IsAsciiDigit(Path.GetFileName(path)[id.Length + 1]) && Path.GetFileName(path).StartsWith(id, StringComparison.Ordinal));
        return await ZipFile.OpenReadAsync(file, TestContext.Current.CancellationToken);
    }

    private static async Task<string> StrongNameOfAsync(ZipArchiveEntry assembly)
    {
        using var copy = new MemoryStream();
        await using (var file = await assembly.OpenAsync(TestContext.Current.CancellationToken))
        {
            await file.CopyToAsync(copy, TestContext.Current.CancellationToken);
        }

        copy.Position = 0;
        using var image = new PEReader(copy);
        var token = image.GetMetadataReader().GetAssemblyDefinition().GetAssemblyName().GetPublicKeyToken() ?? [];
        return $"{Convert.ToHexStringLower(token)}, {(image.PEHeaders.CorHeader!.Flags.HasFlag(CorFlags.StrongNameSigned) ? "signed" : "not signed")}";
    }

    private static Dictionary<string, XElement> MetadataOf(ZipArchive package)
    {
        using var nuspec = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(nuspec).Root!.Elements().Single().Elements().ToDictionary(element => element.Name.LocalName);
    }

    [GeneratedRegex(@"^\s+> (?<id>\S+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Listed();

    [GeneratedRegex(@"^- `(?<id>[\w.]+)`", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Documented();
}
