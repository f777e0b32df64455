using System.Net;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Contracts;

/// <summary>The token goes to the gateway alone, and a contract never over the open network.</summary>
public sealed class ContractDownloadAddressTests
{
    [Theory]
    [InlineData("https://api.baloan.ir/media/c.pdf", "https://api.baloan.ir/media/c.pdf")]
    [InlineData("https://API.baloan.ir:443/media/c.pdf", "https://api.baloan.ir/media/c.pdf")]
    [InlineData("/media/c.pdf", "https://api.baloan.ir/media/c.pdf")]
    [InlineData("media/c.pdf", "https://api.baloan.ir/media/c.pdf")]
    [InlineData("//api.baloan.ir/media/c.pdf", "https://api.baloan.ir/media/c.pdf")]
    [InlineData("http://api.baloan.ir/media/c.pdf", "https://api.baloan.ir/media/c.pdf")]
    public async Task The_gateway_gets_the_token_and_is_asked_by_https(string url, string asked)
    {
        var gateway = await DownloadAsync(url);

        gateway.Requests.Should().Equal((HttpMethod.Get, new Uri(asked), "Bearer access-1"));
    }

    [Theory]
    [InlineData("https://files.example/c.pdf")]
    [InlineData("//files.example/c.pdf")]
    [InlineData("https://api.baloan.ir:8443/c.pdf")]
    [InlineData("https://api.baloan.ir.files.example/c.pdf")]
    [InlineData("https://cdn.api.baloan.ir/c.pdf")]
    [InlineData("https://api.baloan.ir@files.example/c.pdf")]
    public async Task No_other_host_or_port_gets_the_token(string url) =>
        (await DownloadAsync(url)).Requests.Should().ContainSingle().Which.Authorization.Should().BeNull();

    [Theory]
    [InlineData("http://files.example/c.pdf")]
    [InlineData("http://api.baloan.ir:8080/c.pdf")]
    [InlineData("http://127.0.0.1/c.pdf")]
    [InlineData("http://localhost:5000/c.pdf")]
    [InlineData("ftp://api.baloan.ir/c.pdf")]
    [InlineData("file:///etc/passwd")]
    public async Task An_address_that_is_not_https_is_not_asked(string url)
    {
        var gateway = Downloads.Gateway(() => PdfFile.Answer(PdfFile.Small));

        var error = (await FluentActions.Awaiting(() => DownloadAsync(TestClient.For(gateway), url)).Should().ThrowAsync<BaloanResponseException>()).Which;

        error.Field.Should().Be("contract_pdf_file.file");
        error.ToString().Should().NotContain("c.pdf");
        gateway.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("http://localhost:5000/media/c.pdf", "Bearer access-1")]
    [InlineData("/media/c.pdf", "Bearer access-1")]
    [InlineData("http://localhost:5001/media/c.pdf", null)]
    [InlineData("https://127.0.0.1:5001/media/c.pdf", null)]
    [InlineData("https://[::1]/media/c.pdf", null)]
    [InlineData("http://127.0.0.1:5000/media/c.pdf", null)]
    public async Task A_gateway_on_this_machine_may_be_asked_by_http(string url, string? authorization)
    {
        var gateway = Downloads.Gateway(() => PdfFile.Answer(PdfFile.Small));
        var client = TestClient.For(gateway, options => options.BaseAddress = new Uri("http://localhost:5000"));

        await DownloadAsync(client, url);

        gateway.Requests.Should().ContainSingle().Which.Authorization.Should().Be(authorization);
    }

    [Fact]
    public async Task A_relative_address_is_below_the_whole_of_the_gateways()
    {
        var gateway = Downloads.Gateway(() => PdfFile.Answer(PdfFile.Small));
        var client = TestClient.For(gateway, options => options.BaseAddress = new Uri("https://proxy.example/baloan"));

        await DownloadAsync(client, "media/c.pdf");

        gateway.Requests.Should().ContainSingle().Which.Address.Should().Be(new Uri("https://proxy.example/baloan/media/c.pdf"));
    }

    [Theory]
    [InlineData(HttpStatusCode.MovedPermanently)]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.SeeOther)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    [InlineData(HttpStatusCode.PermanentRedirect)]
    public async Task The_token_is_dropped_where_a_redirect_leaves_the_gateway(HttpStatusCode status)
    {
        var gateway = await DownloadAsync(
            "/media/c.pdf", () => PdfFile.Redirect("/files/c.pdf", status), () => PdfFile.Redirect("https://files.example/c.pdf", status), () => PdfFile.Answer(PdfFile.Small));

        gateway.Requests.Select(request => request.Authorization).Should().Equal("Bearer access-1", "Bearer access-1", null);
    }

    [Fact]
    public async Task A_redirect_after_a_renewal_gets_the_renewed_token()
    {
        var gateway = await DownloadAsync(
            "/media/c.pdf", () => TestGateway.Json("{}", HttpStatusCode.Unauthorized), () => PdfFile.Redirect("/files/c.pdf"), () => PdfFile.Answer(PdfFile.Small));

        gateway.Requests.Select(request => request.Authorization).Should().Equal("Bearer access-1", "Bearer access-2", "Bearer access-2");
    }

    [Fact]
    public async Task A_foreign_host_does_not_get_the_token_sent_by_redirecting_to_the_gateway()
    {
        var gateway = await DownloadAsync(
            "https://files.example/c.pdf", () => PdfFile.Redirect("https://api.baloan.ir/media/c.pdf"), () => PdfFile.Answer(PdfFile.Small));

        gateway.Requests.Select(request => request.Authorization).Should().Equal(null, null);
    }

    [Theory]
    [InlineData("http://files.example/c.pdf")]
    [InlineData("http://api.baloan.ir/c.pdf")]
    [InlineData("http://localhost/c.pdf")]
    [InlineData("file:///etc/passwd")]
    public async Task A_redirect_off_https_is_not_followed(string location)
    {
        var gateway = Downloads.Gateway(() => PdfFile.Redirect(location));

        var error = (await FluentActions.Awaiting(() => DownloadAsync(TestClient.For(gateway), "/c.pdf")).Should().ThrowAsync<BaloanApiException>()).Which;

        error.StatusCode.Should().Be(HttpStatusCode.Found);
        gateway.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_redirect_that_leads_nowhere_is_an_error() =>
        (await FluentActions.Awaiting(() => DownloadAsync("/c.pdf", () => new HttpResponseMessage(HttpStatusCode.Found))).Should().ThrowAsync<BaloanApiException>())
            .Which.StatusCode.Should().Be(HttpStatusCode.Found);

    [Fact]
    public async Task Five_redirects_are_followed()
    {
        var redirects = Enumerable.Range(1, 5).Select<int, Func<HttpResponseMessage>>(i => () => PdfFile.Redirect($"/{i}.pdf"));

        (await DownloadAsync("/c.pdf", [.. redirects, () => PdfFile.Answer(PdfFile.Small)])).Requests.Should().HaveCount(6);
    }

    [Fact]
    public async Task A_sixth_redirect_is_not_followed()
    {
        var gateway = Downloads.Gateway(() => PdfFile.Redirect("/again.pdf"));

        await FluentActions.Awaiting(() => DownloadAsync(TestClient.For(gateway), "/c.pdf")).Should().ThrowAsync<BaloanApiException>();

        gateway.Requests.Should().HaveCount(6);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        var gateway = await DownloadAsync("/c.pdf", () => TestGateway.Json("{}", HttpStatusCode.Unauthorized), () => PdfFile.Answer(PdfFile.Small));

        gateway.Requests.Select(request => request.Authorization).Should().Equal("Bearer access-1", "Bearer access-2");
    }

    [Fact]
    public async Task A_token_that_is_refused_twice_is_an_error()
    {
        var gateway = Downloads.Gateway(() => TestGateway.Json("{}", HttpStatusCode.Unauthorized));

        await FluentActions.Awaiting(() => DownloadAsync(TestClient.For(gateway), "/c.pdf")).Should().ThrowAsync<BaloanAuthenticationException>();

        gateway.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_foreign_host_that_refuses_costs_no_token()
    {
        var gateway = Downloads.Gateway(() => TestGateway.Json("{}", HttpStatusCode.Unauthorized));

        await FluentActions.Awaiting(() => DownloadAsync(TestClient.For(gateway), "https://files.example/c.pdf")).Should().ThrowAsync<BaloanAuthenticationException>();

        gateway.Requests.Should().ContainSingle();
    }

    private static async Task<TestGateway> DownloadAsync(string url, params Func<HttpResponseMessage>[] answers)
    {
        var gateway = Downloads.Gateway(answers.Length > 0 ? answers : [() => PdfFile.Answer(PdfFile.Small)]);
        await DownloadAsync(TestClient.For(gateway), url);
        return gateway;
    }

    private static Task DownloadAsync(IBaloanClient client, string url) =>
        client.Contracts.DownloadAsync(Downloads.ContractAt(url), new MemoryStream(), TestContext.Current.CancellationToken);
}
