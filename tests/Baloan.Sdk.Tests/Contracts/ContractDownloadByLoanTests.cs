using System.Net;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Contracts;

/// <summary>A contract is downloaded by its loan's id: it is read, and then fetched.</summary>
public sealed class ContractDownloadByLoanTests : IDisposable
{
    private const string ContractJson =
        """{"contract_pdf_file":{"uuid":"8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa","file":"https://files.example/c.pdf"},"is_agreed_by_user":false}""";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("baloan-contracts-");

    [Fact]
    public async Task Into_a_stream()
    {
        using var destination = new MemoryStream();

        await Client().Contracts.DownloadAsync(TestClient.LoanId, destination, TestContext.Current.CancellationToken);

        destination.ToArray().Should().Equal(PdfFile.Small);
    }

    [Fact]
    public async Task To_the_disk_over_what_is_there()
    {
        var path = Path.Combine(_directory.FullName, "contract.pdf");
        File.WriteAllText(path, "older");

        await Client().Contracts.DownloadAsync(TestClient.LoanId, path, TestContext.Current.CancellationToken);

        File.ReadAllBytes(path).Should().Equal(PdfFile.Small);
    }

    [Fact]
    public async Task A_contract_that_does_not_exist_yet_leaves_no_file()
    {
        var path = Path.Combine(_directory.FullName, "contract.pdf");
        var client = TestClient.For(Downloads.Gateway(() => TestGateway.Json("""{"code":"not_allowed_in_state"}""", HttpStatusCode.BadRequest)));

        await client.Contracts.Awaiting(contracts => contracts.DownloadAsync(TestClient.LoanId, path)).Should().ThrowAsync<BaloanStateException>();

        _directory.GetFiles().Should().BeEmpty();
    }

    [Fact]
    public async Task An_empty_id_is_refused() =>
        (await Client().Contracts.Awaiting(contracts => contracts.DownloadAsync(Guid.Empty, Stream.Null)).Should().ThrowAsync<ArgumentException>())
            .Which.ParamName.Should().Be("loanId");

    public void Dispose() => _directory.Delete(recursive: true);

    private static IBaloanClient Client() => TestClient.For(Downloads.Gateway(() => TestGateway.Json(ContractJson), () => PdfFile.Answer(PdfFile.Small)));
}
