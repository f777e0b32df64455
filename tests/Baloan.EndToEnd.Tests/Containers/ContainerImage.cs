using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using Baloan.EndToEnd.Tests.Support;

namespace Baloan.EndToEnd.Tests.Containers;

/// <summary>The image of the sandbox, built as an archive without an engine, and its files.</summary>
internal sealed class ContainerImage
{
    private ContainerImage(DirectoryInfo root, JsonElement config, IReadOnlyList<string> tags)
    {
        Root = root;
        Config = config;
        Tags = tags;
    }

    /// <summary>What the layers hold, as a container sees it.</summary>
    public DirectoryInfo Root { get; }

    /// <summary>How it is run.</summary>
    public JsonElement Config { get; }

    public IReadOnlyList<string> Tags { get; }

    public static async Task<ContainerImage> BuildAsync(DirectoryInfo folder)
    {
        await using var registry = await BaseImageRegistry.StartAsync();
        var archive = Path.Combine(folder.FullName, "image.tar.gz");
        await Program.RunAsync(
            "dotnet",
            $"publish src/Baloan.Cli -t:PublishContainer -p:ContainerBaseImage={registry.Image} -p:ContainerArchiveOutputPath={archive} -o {Path.Combine(folder.FullName, "published")}",
            Repository.Root);
        return Read(archive, folder);
    }

    private static ContainerImage Read(string archive, DirectoryInfo folder)
    {
        var content = folder.CreateSubdirectory("image");
        using (var file = File.OpenRead(archive))
        {
            Extract(file, content);
        }

        var manifest = JsonOf(Path.Combine(content.FullName, "manifest.json"))[0];
        var root = folder.CreateSubdirectory("root");
        foreach (var layer in TextsOf(manifest.GetProperty("Layers")))
        {
            using var file = File.OpenRead(Path.Combine(content.FullName, layer));
            Extract(file, root);
        }

        var config = JsonOf(Path.Combine(content.FullName, manifest.GetProperty(nameof(Config)).GetString()!));
        return new(root, config.GetProperty("config"), TextsOf(manifest.GetProperty("RepoTags")));
    }

    public static IReadOnlyList<string> TextsOf(JsonElement list) => [.. list.EnumerateArray().Select(element => element.GetString()!)];

    private static JsonElement JsonOf(string path) => JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;

    private static void Extract(FileStream archive, DirectoryInfo target)
    {
        Span<byte> start = stackalloc byte[2];
        archive.ReadExactly(start);
        archive.Position = 0;
        Stream stream = start is [0x1F, 0x8B] ? new GZipStream(archive, CompressionMode.Decompress) : archive;
        TarFile.ExtractToDirectory(stream, target.FullName, overwriteFiles: true);
    }
}
