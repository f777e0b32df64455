using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Baloan.EndToEnd.Tests.Containers;

/// <summary>A registry of this machine with one image, of one empty layer, to stand for the one that the .NET SDK builds upon.</summary>
internal sealed class BaseImageRegistry : IAsyncDisposable
{
    private const string ManifestType = "application/vnd.docker.distribution.manifest.v2+json";

    private readonly WebApplication _app;
    private readonly Dictionary<string, byte[]> _blobs = [];
    private readonly byte[] _manifest;

    private BaseImageRegistry()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _manifest = MakeImage();
        _app.MapGet("/v2/", () => Results.Ok());
        _app.MapMethods("/v2/base/manifests/{reference}", ["GET", "HEAD"], (HttpResponse response) =>
        {
            response.Headers["Docker-Content-Digest"] = DigestOf(_manifest);
            return Results.Bytes(_manifest, ManifestType);
        });
        _app.MapGet("/v2/base/blobs/{digest}", (string digest) => Results.Bytes(_blobs[digest], "application/octet-stream"));
    }

    /// <summary>The image's whole name.</summary>
    public string Image => $"localhost:{new Uri(_app.Urls.First()).Port}/base:latest";

    public static async Task<BaseImageRegistry> StartAsync()
    {
        var registry = new BaseImageRegistry();
        await registry._app.StartAsync(TestContext.Current.CancellationToken);
        return registry;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private byte[] MakeImage()
    {
        var layer = Compressed(EmptyArchive());
        var config = Encoding.UTF8.GetBytes($$"""
            {"architecture":"amd64","os":"linux","config":{"Env":["PATH=/usr/bin","APP_UID=1654"]},"rootfs":{"type":"layers","diff_ids":["{{DigestOf(EmptyArchive())}}"]},"history":[]}
            """);
        _blobs[DigestOf(layer)] = layer;
        _blobs[DigestOf(config)] = config;
        return Encoding.UTF8.GetBytes($$"""
            {"schemaVersion":2,"mediaType":"{{ManifestType}}",
             "config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":{{config.Length}},"digest":"{{DigestOf(config)}}"},
             "layers":[{"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip","size":{{layer.Length}},"digest":"{{DigestOf(layer)}}"}]}
            """);
    }

    private static byte[] EmptyArchive()
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, leaveOpen: true))
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "tmp/") { ModificationTime = DateTimeOffset.UnixEpoch });
        }

        return archive.ToArray();
    }

    private static byte[] Compressed(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }

    private static string DigestOf(byte[] bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));
}
