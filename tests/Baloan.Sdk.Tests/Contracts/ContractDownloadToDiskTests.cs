using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Contracts;

/// <summary>A contract appears on the disk whole or not at all.</summary>
public sealed class ContractDownloadToDiskTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("baloan-contracts-");

    private string FilePath => Path.Combine(_directory.FullName, "قرارداد.pdf");

    [Fact]
    public async Task The_file_is_there_and_nothing_beside_it()
    {
        await DownloadAsync(() => PdfFile.Answer(PdfFile.Of(200_000)));

        _directory.GetFiles().Should().ContainSingle().Which.FullName.Should().Be(FilePath);
        File.ReadAllBytes(FilePath).Should().Equal(PdfFile.Of(200_000));
    }

    [Fact]
    public async Task It_replaces_a_longer_file()
    {
        File.WriteAllBytes(FilePath, new byte[1_000_000]);

        await DownloadAsync(() => PdfFile.Answer(PdfFile.Small));

        File.ReadAllBytes(FilePath).Should().Equal(PdfFile.Small);
    }

    [Fact]
    public async Task A_file_that_ends_too_early_leaves_nothing()
    {
        await FluentActions.Awaiting(() => DownloadAsync(() => PdfFile.Answer(new MemoryStream(PdfFile.Small), 101))).Should().ThrowAsync<BaloanConnectionException>();

        _directory.GetFiles().Should().BeEmpty();
    }

    [Fact]
    public async Task A_failure_leaves_the_older_file_as_it_was()
    {
        File.WriteAllText(FilePath, "older");

        await FluentActions.Awaiting(() => DownloadAsync(() => PdfFile.Answer(PdfFile.Text("<html>")))).Should().ThrowAsync<BaloanResponseException>();

        File.ReadAllText(FilePath).Should().Be("older");
        _directory.GetFiles().Should().ContainSingle();
    }

    [Fact]
    public async Task A_directory_that_does_not_exist_is_the_callers_error() =>
        await TestClient.For(Downloads.Gateway(() => PdfFile.Answer(PdfFile.Small))).Contracts
            .Awaiting(contracts => contracts.DownloadAsync(Downloads.Contract, Path.Combine(_directory.FullName, "none", "c.pdf")))
            .Should().ThrowAsync<DirectoryNotFoundException>();

    [Fact]
    public async Task An_empty_path_is_refused() =>
        (await TestClient.For(Downloads.Gateway(() => PdfFile.Answer(PdfFile.Small))).Contracts
            .Awaiting(contracts => contracts.DownloadAsync(Downloads.Contract, " "))
            .Should().ThrowAsync<ArgumentException>()).Which.ParamName.Should().Be("path");

    [Fact]
    public async Task Its_owner_alone_can_read_it_from_its_beginning_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        Assert.SkipWhen(SdkBuild.IsNetStandard, "netstandard2.0 has no file modes.");
        File.WriteAllText(FilePath, "older, for all to read");
        var modes = new List<UnixFileMode>();

        await DownloadAsync(() => PdfFile.Answer(new WatchedStream(PdfFile.Of(200_000), () => modes.AddRange(ModesOfParts())), 200_000));

        modes.Should().NotBeEmpty().And.OnlyContain(mode => mode == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        new FileInfo(FilePath).UnixFileMode.Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData("link")]
    [InlineData("link to nothing")]
    [InlineData("directory")]
    [InlineData("pipe")]
    [InlineData("/dev/null")]
    public async Task What_is_no_regular_file_is_not_replaced(string kind)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links and pipes need rights there.");
        Assert.SkipWhen(SdkBuild.IsNetStandard && kind == "pipe", "netstandard2.0 cannot tell a pipe.");
        var path = await PlaceAsync(kind);
        var gateway = Downloads.Gateway(() => PdfFile.Answer(PdfFile.Small));

        (await TestClient.For(gateway).Contracts.Awaiting(contracts => contracts.DownloadAsync(Downloads.Contract, path))
            .Should().ThrowAsync<IOException>()).Which.Message.Should().Contain("regular file");

        gateway.Requests.Should().BeEmpty();
        (File.Exists(path) || Directory.Exists(path) || new FileInfo(path).LinkTarget is not null).Should().BeTrue("it is still there");
        _directory.GetFiles("*.part").Should().BeEmpty();
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private IEnumerable<UnixFileMode> ModesOfParts() =>
        OperatingSystem.IsWindows() ? [] : _directory.GetFiles("*.part").Select(file => file.UnixFileMode);

    private async Task<string> PlaceAsync(string kind)
    {
        switch (kind)
        {
            case "link":
                File.WriteAllText(Path.Combine(_directory.FullName, "target"), "precious");
                File.CreateSymbolicLink(FilePath, Path.Combine(_directory.FullName, "target"));
                return FilePath;
            case "link to nothing":
                File.CreateSymbolicLink(FilePath, Path.Combine(_directory.FullName, "none"));
                return FilePath;
            case "directory":
                Directory.CreateDirectory(FilePath);
                return FilePath;
            case "pipe":
                using (var maker = System.Diagnostics.Process.Start("mkfifo", [FilePath]))
                {
                    await maker.WaitForExitAsync(TestContext.Current.CancellationToken);
                }

                return FilePath;
            default:
                return kind;
        }
    }

    private Task DownloadAsync(Func<HttpResponseMessage> answer) =>
        TestClient.For(Downloads.Gateway(answer)).Contracts.DownloadAsync(Downloads.Contract, FilePath, TestContext.Current.CancellationToken);

    /// <summary>A body during whose reading something is looked at.</summary>
    private sealed class WatchedStream(byte[] body, Action onRead) : MemoryStream(body)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            onRead();
            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
