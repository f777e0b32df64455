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

    public void Dispose() => _directory.Delete(recursive: true);

    private Task DownloadAsync(Func<HttpResponseMessage> answer) =>
        TestClient.For(Downloads.Gateway(answer)).Contracts.DownloadAsync(Downloads.Contract, FilePath, TestContext.Current.CancellationToken);
}
