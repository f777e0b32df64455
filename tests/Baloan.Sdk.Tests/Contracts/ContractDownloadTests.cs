using System.Net;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Contracts;

/// <summary>A contract is downloaded whole or not at all.</summary>
public sealed class ContractDownloadTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(64 * 1024)]
    [InlineData(3_000_000)]
    public async Task The_file_arrives_as_it_is(int length)
    {
        var file = PdfFile.Of(length);
        var destination = new MemoryStream();

        await ClientOf(() => PdfFile.Answer(file)).DownloadAsync(destination);

        destination.ToArray().Should().Equal(file);
    }

    [Fact]
    public async Task The_file_comes_after_what_the_stream_holds_already()
    {
        var destination = new MemoryStream();
        destination.Write("before"u8);

        await ClientOf(() => PdfFile.Answer(PdfFile.Small)).DownloadAsync(destination);

        destination.ToArray().Should().Equal([.. "before"u8, .. PdfFile.Small]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%PD")]
    [InlineData("<html>Please log in</html>")]
    [InlineData("\n%PDF-1.7")]
    public async Task What_is_no_pdf_is_refused_with_its_beginning(string body)
    {
        var destination = new MemoryStream();

        var error = await FailAsync<BaloanResponseException>(ClientOf(() => PdfFile.Answer(PdfFile.Text(body))), destination);

        error.RawBody.Should().Be(body);
        error.InnerException!.Message.Should().Be("The contract is no PDF file.");
        destination.Length.Should().Be(0);
    }

    [Fact]
    public async Task A_file_of_the_cap_is_taken()
    {
        var client = TestClient.For(Downloads.Gateway(() => PdfFile.Answer(PdfFile.Small)), options => options.MaxContractBytes = PdfFile.Small.Length);
        var destination = new MemoryStream();

        await client.DownloadAsync(destination);

        destination.Length.Should().Be(PdfFile.Small.Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_beyond_the_cap_is_refused_and_taken_back(bool isLengthDeclared)
    {
        var client = TestClient.For(
            Downloads.Gateway(() => PdfFile.Answer(new ForwardOnlyStream(new MemoryStream(PdfFile.Of(200_000))), isLengthDeclared ? 200_000 : null)),
            options => options.MaxContractBytes = 199_999);
        var destination = new MemoryStream();

        var error = await FailAsync<BaloanResponseException>(client, destination);

        error.InnerException!.Message.Should().Contain("199999 bytes (MaxContractBytes)");
        destination.Length.Should().Be(0);
    }

    [Fact]
    public async Task An_endless_file_is_read_no_further_than_the_cap_and_a_piece()
    {
        var source = new EndlessPdf();
        var client = ClientOf(() => PdfFile.Answer(source, null));

        await FailAsync<BaloanResponseException>(client, Stream.Null);

        source.Taken.Should().BeLessThanOrEqualTo((32 * 1024 * 1024) + (64 * 1024));
    }

    [Fact]
    public async Task A_file_that_ends_too_early_is_taken_back_and_fetched_again()
    {
        var file = PdfFile.Of(300_000);
        var gateway = Downloads.Gateway(() => PdfFile.Answer(new MemoryStream(file[..250_000]), file.Length), () => PdfFile.Answer(file));
        var destination = new MemoryStream();
        destination.Write("before"u8);

        await TestClient.For(gateway).DownloadAsync(destination);

        destination.ToArray().Should().Equal([.. "before"u8, .. file]);
        gateway.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_file_that_always_ends_too_early_leaves_nothing()
    {
        var destination = new MemoryStream();
        destination.Write("before"u8);

        var error = await FailAsync<BaloanConnectionException>(ClientOf(() => PdfFile.Answer(new MemoryStream(PdfFile.Small), 101)), destination);

        error.InnerException.Should().BeOfType<EndOfStreamException>();
        destination.ToArray().Should().Equal("before"u8.ToArray());
    }

    [Fact]
    public async Task A_part_that_cannot_be_taken_back_is_an_error_at_once()
    {
        var gateway = Downloads.Gateway(() => PdfFile.Answer(new MemoryStream(PdfFile.Small), 101));

        var error = await FailAsync<BaloanConnectionException>(TestClient.For(gateway), new ForwardOnlyStream(new MemoryStream()));

        error.Message.Should().Contain("broke off");
        gateway.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Without_a_length_a_file_of_an_old_connection_must_have_its_end_mark() =>
        await FailAsync<BaloanConnectionException>(ClientOf(() => PdfFile.Answer(new ForwardOnlyStream(new MemoryStream(PdfFile.Of(9000)[..8000])), null)), new MemoryStream());

    [Theory]
    [InlineData(16)]
    [InlineData(9000)]
    [InlineData(200_000)]
    public async Task Without_a_length_a_file_with_its_end_mark_is_whole(int length)
    {
        var destination = new MemoryStream();

        await ClientOf(() => PdfFile.Answer(new ForwardOnlyStream(new MemoryStream(PdfFile.Of(length))), null)).DownloadAsync(destination);

        destination.Length.Should().Be(length);
    }

    [Fact]
    public async Task Where_the_protocol_tells_the_end_the_file_must_have_its_end_mark_all_the_same()
    {
        var destination = new MemoryStream();

        await FailAsync<BaloanConnectionException>(
            ClientOf(() =>
            {
                var answer = PdfFile.Answer(new ForwardOnlyStream(new MemoryStream(PdfFile.Of(9000)[..8000])), null);
                answer.Headers.TransferEncodingChunked = true;
                return answer;
            }),
            destination);

        destination.Length.Should().Be(0);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_compressed_file_that_was_cut_is_not_whole(string coding)
    {
        var packed = PdfFile.Packed(PdfFile.Of(300_000), coding);
        var destination = new MemoryStream();

        await FailAsync<BaloanConnectionException>(
            ClientOf(() => PdfFile.Answer(new ForwardOnlyStream(PdfFile.Unpack(packed[..(packed.Length / 2)], coding)), null)), destination);

        destination.Length.Should().Be(0);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_compressed_file_that_is_whole_arrives(string coding)
    {
        var destination = new MemoryStream();

        await ClientOf(() => PdfFile.Answer(new ForwardOnlyStream(PdfFile.Unpack(PdfFile.Packed(PdfFile.Of(300_000), coding), coding)), null)).DownloadAsync(destination);

        destination.ToArray().Should().Equal(PdfFile.Of(300_000));
    }

    [Fact]
    public async Task A_length_that_was_only_counted_on_arrival_proves_nothing()
    {
        // What a handler that buffers answers leaves: its content can tell its length, and no header came.
        await FailAsync<BaloanConnectionException>(
            ClientOf(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(PdfFile.Of(9000)[..8000]) }), new MemoryStream());
    }

    [Theory]
    [InlineData(HttpStatusCode.Created)]
    [InlineData(HttpStatusCode.Accepted)]
    [InlineData(HttpStatusCode.NonAuthoritativeInformation)]
    [InlineData(HttpStatusCode.NoContent)]
    [InlineData(HttpStatusCode.ResetContent)]
    [InlineData(HttpStatusCode.PartialContent)]
    [InlineData(HttpStatusCode.MultiStatus)]
    [InlineData((HttpStatusCode)299)]
    public async Task No_status_but_200_brings_a_whole_contract(HttpStatusCode status)
    {
        var destination = new MemoryStream();
        var gateway = Downloads.Gateway(() =>
        {
            var answer = PdfFile.Answer(PdfFile.Small);
            answer.StatusCode = status;
            return answer;
        });

        var error = await FailAsync<BaloanResponseException>(TestClient.For(gateway), destination);

        error.StatusCode.Should().Be(status);
        destination.Length.Should().Be(0);
        gateway.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_fault_before_the_file_is_repeated()
    {
        var gateway = Downloads.Gateway(
            () => throw new HttpRequestException("no route"),
            () => new HttpResponseMessage(HttpStatusCode.BadGateway),
            () => new HttpResponseMessage(HttpStatusCode.TooManyRequests),
            () => PdfFile.Answer(PdfFile.Small));
        var destination = new MemoryStream();

        await TestClient.For(gateway).DownloadAsync(destination);

        destination.ToArray().Should().Equal(PdfFile.Small);
    }

    [Fact]
    public async Task A_fault_that_stays_is_told_after_the_repeats()
    {
        var gateway = Downloads.Gateway(() => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));

        await FailAsync<BaloanUnavailableException>(TestClient.For(gateway), new MemoryStream());

        gateway.Requests.Should().HaveCount(4);
    }

    [Fact]
    public async Task A_missing_file_is_told_at_once()
    {
        var gateway = Downloads.Gateway(() => new HttpResponseMessage(HttpStatusCode.NotFound));

        (await FailAsync<BaloanNotFoundException>(TestClient.For(gateway), new MemoryStream())).Operation.Should().Be("GET contract_pdf_file");

        gateway.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_stream_that_fails_is_heard_itself()
    {
        var gateway = Downloads.Gateway(() => PdfFile.Answer(PdfFile.Of(1000)));
        var tooSmall = new MemoryStream(new byte[10]);

        await FailAsync<NotSupportedException>(TestClient.For(gateway), tooSmall);

        gateway.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_failure_before_the_file_leaves_the_stream_untouched()
    {
        var destination = new MemoryStream([1, 2, 3]);

        await FailAsync<BaloanNotFoundException>(ClientOf(() => new HttpResponseMessage(HttpStatusCode.NotFound)), destination);

        destination.ToArray().Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task A_stream_that_cannot_be_written_is_refused_before_anything_is_sent()
    {
        var gateway = Downloads.Gateway(() => PdfFile.Answer(PdfFile.Small));

        (await FailAsync<ArgumentException>(TestClient.For(gateway), new MemoryStream([], writable: false))).ParamName.Should().Be("destination");

        gateway.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_contract_without_an_address_is_refused()
    {
        var contracts = ClientOf(() => PdfFile.Answer(PdfFile.Small)).Contracts;

        (await contracts.Awaiting(c => c.DownloadAsync(new LoanContract(), new MemoryStream())).Should().ThrowAsync<ArgumentException>())
            .Which.ParamName.Should().Be("contract");
    }

    private static IBaloanClient ClientOf(Func<HttpResponseMessage> answer) => TestClient.For(Downloads.Gateway(answer));

    private static async Task<TException> FailAsync<TException>(IBaloanClient client, Stream destination)
        where TException : Exception =>
        (await FluentActions.Awaiting(() => client.DownloadAsync(destination)).Should().ThrowAsync<TException>()).Which;
}
