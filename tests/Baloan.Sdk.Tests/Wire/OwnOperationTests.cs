using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Wire;

/// <summary>An operation that the client has no method for goes the way of all others.</summary>
public sealed class OwnOperationTests : IAsyncLifetime
{
    private const string LoanPath = WireGateway.Root + "loan/a71b93c4-b1a9-4868-9cb2-310757422af1/";
    private const string AddressPath = LoanPath + "address/";

    private static readonly BaloanOperation ReadLoan = BaloanOperation.Read("loan/{uuid}/");
    private static readonly BaloanOperation Move = BaloanOperation.Change(HttpMethod.Put, "loan/{uuid}/address/");
    private static readonly BaloanOperation Search = BaloanOperation.Read(HttpMethod.Post, "loan/search/");

    private readonly WireGateway _gateway = new(options => options.MaxResponseBytes = 1000);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task A_read_is_sent_with_the_clients_headers_and_read_as_the_partners_type()
    {
        Answer("GET", LoanPath, """{"filler":"x","name":"مهر","unknown":[1]}""");

        var answer = await _gateway.Client.SendAsync(ReadLoan.For(DocumentedExample.LoanId), OwnJson.Default.OwnAnswer, Token);

        answer.Should().Be(new OwnAnswer { Filler = "x", Name = "مهر" });
        _gateway.Request.ShouldBe("GET", LoanPath);
        _gateway.Request.ShouldCarryTheClientsHeaders();
        _gateway.Request.ShouldCarryNoBody();
    }

    [Theory]
    [ClassData(typeof(Cultures))]
    public async Task A_change_carries_the_partners_body_with_its_length(string culture)
    {
        using var scope = new CultureScope(culture);
        Answer("PUT", AddressPath, """{"filler":"x"}""");
        var request = Move.For(DocumentedExample.LoanId).WithContent(JsonContent.Create(new OwnQuestion("یزد", 22.5m), OwnJson.Default.OwnQuestion));

        var answer = await _gateway.Client.SendAsync(request, OwnJson.Default.OwnAnswer, Token);

        answer.Filler.Should().Be("x");
        _gateway.Request.ShouldBe("PUT", AddressPath);
        _gateway.Request.ShouldCarryBody("""{"city":"\u06CC\u0632\u062F","rate":22.5}""", "application/json; charset=utf-8");
    }

    [Fact]
    public async Task A_change_without_a_body_says_that_it_has_none()
    {
        Answer("PUT", AddressPath, "");

        await _gateway.Client.SendAsync(Move.For(DocumentedExample.LoanId), Token);

        _gateway.Request.ShouldCarryBody("", contentType: null);
    }

    [Fact]
    public async Task A_read_by_POST_carries_a_body_and_is_repeated()
    {
        var gateway = new TestGateway(_ => TestGateway.Json("", HttpStatusCode.BadGateway));
        var request = Search.For().WithContent(new StringContent("{}", Encoding.UTF8, "application/json"));

        await TestClient.For(gateway).Awaiting(client => client.SendAsync(request, Token)).Should().ThrowAsync<BaloanUnavailableException>();

        gateway.Requests.Should().HaveCount(4);
    }

    [Theory]
    [ClassData(typeof(Cultures))]
    public async Task Values_and_query_are_escaped(string culture)
    {
        using var scope = new CultureScope(culture);
        var gateway = new TestGateway(_ => TestGateway.Json("{}"));
        var operation = BaloanOperation.Read("store/{store}/item/{item}");

        await TestClient.For(gateway).SendAsync(operation.For("a b?c", "قسط#1").WithQuery("from", "1/2&x").WithQuery("to", "۳"), Token);

        gateway.Requests.Single().Address.AbsoluteUri.Should().Be(
            "https://api.baloan.ir/api/v1/partnership/store/a%20b%3Fc/item/%D9%82%D8%B3%D8%B7%231?from=1%2F2%26x&to=%DB%B3");
    }

    [Fact]
    public async Task A_request_can_be_sent_again()
    {
        Answer("PUT", AddressPath, "");
        var request = Move.For(DocumentedExample.LoanId).WithContent(JsonContent.Create(new OwnQuestion("یزد", 1), OwnJson.Default.OwnQuestion));

        await _gateway.Client.SendAsync(request, Token);
        await _gateway.Client.SendAsync(request, Token);

        _gateway.Requests.Where(sent => sent.Method == "PUT").Select(sent => Encoding.UTF8.GetString(sent.BodyAsBytes!)).Should().HaveCount(2)
            .And.OnlyContain(body => body == """{"city":"\u06CC\u0632\u062F","rate":1}""");
    }

    [Fact]
    public async Task A_view_sends_it_by_its_own_options()
    {
        Answer("GET", LoanPath, "{}");

        await _gateway.Client.With(new BaloanRequestOptions { Language = "fa" }).SendAsync(ReadLoan.For(DocumentedExample.LoanId), Token);

        _gateway.Request.Header("Accept-Language").Should().Be("fa");
    }

    [Theory]
    [InlineData("""{"name":"x"}""")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("""{"filler":"x"} {}""")]
    public async Task An_answer_that_is_not_the_partners_type_cannot_be_read(string body)
    {
        Answer("PUT", AddressPath, body);

        var thrown = await _gateway.Client.Awaiting(client => client.SendAsync(Move.For(DocumentedExample.LoanId), OwnJson.Default.OwnAnswer, Token))
            .Should().ThrowAsync<BaloanResponseException>();

        thrown.Which.Operation.Should().Be("PUT loan/{uuid}/address/");
        thrown.Which.RawBody.Should().Be(body);
    }

    [Fact]
    public async Task An_answer_longer_than_its_limit_cannot_be_read()
    {
        Answer("GET", LoanPath, $$"""{"filler":"{{new string('x', 1000)}}"}""");

        await _gateway.Client.Awaiting(client => client.SendAsync(ReadLoan.For(DocumentedExample.LoanId), OwnJson.Default.OwnAnswer, Token))
            .Should().ThrowAsync<BaloanResponseException>();
    }

    [Fact]
    public async Task Any_JSON_is_taken_where_the_partner_wants_it_so()
    {
        Answer("GET", LoanPath, "[1,null]");

        var answer = await _gateway.Client.SendAsync(ReadLoan.For(DocumentedExample.LoanId), OwnJson.Default.JsonElement, Token);

        answer.GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task A_type_that_takes_anything_does_not_make_a_success_of_an_error()
    {
        Answer("GET", LoanPath, """{"code":"not_allowed_in_state"}""");
        Answer("PUT", AddressPath, """{"code":"not_allowed_in_state"}""");

        await _gateway.Client.Awaiting(client => client.SendAsync(ReadLoan.For(DocumentedExample.LoanId), OwnJson.Default.JsonElement, Token))
            .Should().ThrowAsync<BaloanResponseException>();
        await _gateway.Client.Awaiting(client => client.SendAsync(Move.For(DocumentedExample.LoanId), OwnJson.Default.JsonElement, Token))
            .Should().ThrowAsync<BaloanOutcomeUnknownException>();
    }

    [Fact]
    public async Task An_error_is_of_the_family_of_its_code()
    {
        _gateway.Answer("PUT", AddressPath, """{"code":"can_not_update"}"""u8.ToArray(), HttpStatusCode.BadRequest);

        var thrown = await _gateway.Client.Awaiting(client => client.SendAsync(Move.For(DocumentedExample.LoanId), Token)).Should().ThrowAsync<BaloanStateException>();

        thrown.Which.Operation.Should().Be("PUT loan/{uuid}/address/");
    }

    [Fact]
    public async Task A_body_that_cannot_be_written_is_the_callers_error_and_nothing_is_sent()
    {
        var request = Move.For(DocumentedExample.LoanId).WithContent(new StreamContent(new UnreadableStream()));

        await _gateway.Client.Awaiting(client => client.SendAsync(request, Token)).Should().ThrowAsync<NotSupportedException>();

        _gateway.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_is_sent_without_a_request_or_a_type()
    {
        await _gateway.Client.Awaiting(client => client.SendAsync(null!, Token)).Should().ThrowAsync<ArgumentNullException>();
        await _gateway.Client.Awaiting(client => client.SendAsync<JsonElement>(ReadLoan.For(DocumentedExample.LoanId), null!, Token)).Should().ThrowAsync<ArgumentNullException>();

        _gateway.Requests.Should().BeEmpty();
    }

    private void Answer(string method, string path, string body) => _gateway.Answer(method, path, Encoding.UTF8.GetBytes(body));

    private sealed class UnreadableStream : MemoryStream
    {
        public override bool CanRead => true;

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new NotSupportedException("unreadable");
    }
}
