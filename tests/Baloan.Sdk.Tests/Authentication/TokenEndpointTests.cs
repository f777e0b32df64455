using System.Net;
using System.Text;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Authentication;

public sealed class TokenEndpointTests : IDisposable
{
    private readonly TokenHarness _harness = new();

    [Theory]
    [InlineData("")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    public async Task A_name_with_half_a_character_beside_a_token_does_no_harm(string rest)
    {
        _harness.Tokens.Interfere = _ => TestGateway.Json($$"""{"\ud800{{rest}}":1,"access":"a-token"}""");

        (await _harness.TokenAsync()).Value.Should().Be("a-token");
    }

    [Fact]
    public async Task A_log_in_is_a_form_with_a_length()
    {
        _harness.Settings = new("+98 partner&co", "p=ä ss/%+", _harness.Options);
        await _harness.GetAsync();

        var login = _harness.Tokens.Requests[0];

        login.Uri.Should().Be(new Uri("https://gateway.test/api/v1/partnership/token/"));
        login.ContentType.Should().Be("application/x-www-form-urlencoded");
        login.Body.Should().Be("username=%2B98+partner%26co&password=p%3D%C3%A4+ss%2F%25%2B");
        login.ContentLength.Should().Be(login.Body.Length);
        login.HasAuthorization.Should().BeFalse();
    }

    [Fact]
    public async Task A_refresh_is_JSON_with_a_length()
    {
        _harness.Tokens.Interfere = request => request.IsLogin
            ? TestGateway.Json("""{"access":"first","refresh":"the-refresh-token"}""")
            : null;
        await _harness.TokenAsync();
        _harness.Time.Advance(TimeSpan.FromMinutes(6));
        await _harness.TokenAsync();

        var refresh = _harness.Tokens.Requests[1];

        refresh.Uri.Should().Be(new Uri("https://gateway.test/api/v1/partnership/token/refresh/"));
        refresh.ContentType.Should().Be("application/json");
        refresh.Body.Should().Be("""{"refresh":"the-refresh-token"}""");
        refresh.ContentLength.Should().Be(refresh.Body.Length);
        refresh.HasAuthorization.Should().BeFalse();
    }

    [Theory]
    [InlineData("""{"access":"a.b-c_d","refresh":"r"}""")]
    [InlineData("""{"access":"a.b-c_d"}""")]
    [InlineData("""{"access":"a.b-c_d","refresh":null,"expires_in":"soon"}""")]
    [InlineData("""{"access":"a.b-c_d","refresh":17,"user":{"name":"x"},"more":[1,2]}""")]
    [InlineData("\uFEFF{\"access\":\"a.b-c_d\"}")]
    [InlineData(" \r\n {\"access\" : \"a.b-c_d\"} \n")]
    public async Task Answers_are_read_tolerantly(string body)
    {
        _harness.Tokens.Interfere = _ => TestGateway.Text(body, "text/plain", HttpStatusCode.Created);

        var token = await _harness.TokenAsync();

        token.AuthorizationHeader.Should().Be("Bearer a.b-c_d");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"access\"")]
    [InlineData("{\"access\":\"cut")]
    [InlineData("<html>welcome</html>")]
    [InlineData("""{"access":null}""")]
    [InlineData("""{"access":""}""")]
    [InlineData("""{"access":123}""")]
    [InlineData("""{"access":"two words"}""")]
    [InlineData("""{"access":"line\r\nbreak: x"}""")]
    [InlineData("""{"access":"نشان"}""")]
    [InlineData("""{"access":"\ud800"}""")]
    public async Task A_success_without_a_token_is_named_and_remembered(string body)
    {
        _harness.Tokens.Interfere = _ => TestGateway.Json(body);

        var failure = (await _harness.FailureAsync()).Should().BeOfType<BaloanResponseException>().Which;
        failure.Field.Should().Be("access");
        failure.Message.Should().Contain("'access'");
        await _harness.FailureAsync();

        _harness.Tokens.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task An_unreadable_answer_shows_a_page_but_never_what_may_hold_a_token()
    {
        _harness.Tokens.Interfere = _ => TestGateway.Text("<html>captive</html>", "text/html");
        var page = (BaloanResponseException)await _harness.FailureAsync();
        _harness.Time.Advance(TimeSpan.FromSeconds(1));
        _harness.Tokens.Interfere = _ => TestGateway.Json("""{"refresh":"secret-refresh","access":"sec""");
        var json = (BaloanResponseException)await _harness.FailureAsync();

        page.RawBody.Should().Be("<html>captive</html>");
        json.RawBody.Should().BeEmpty();
    }

    [Fact]
    public async Task A_body_without_end_is_given_up()
    {
        using var endless = new EndlessStream();
        _harness.Tokens.Interfere = _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(endless) };

        (await _harness.FailureAsync()).Should().BeOfType<BaloanResponseException>();

        endless.Read.Should().BeLessThanOrEqualTo(128 * 1024);
    }

    [Theory]
    [InlineData(HttpStatusCode.MovedPermanently)]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    public async Task A_redirect_is_an_error(HttpStatusCode status)
    {
        _harness.Tokens.Interfere = _ =>
        {
            var answer = TestGateway.Json("", status);
            answer.Headers.Location = new Uri("https://elsewhere.test/");
            return answer;
        };

        (await _harness.FailureAsync()).Should().BeOfType<BaloanApiException>().Which.StatusCode.Should().Be(status);

        _harness.Tokens.Requests.Should().ContainSingle().Which.Uri.Host.Should().Be("gateway.test");
    }

    [Fact]
    public async Task The_error_of_a_refused_log_in_is_read_from_its_body()
    {
        _harness.Tokens.Interfere = _ => TestGateway.Json("""{"code":"unauthorized_partnership","message":"…"}""", HttpStatusCode.BadRequest);

        (await _harness.FailureAsync()).Should().BeOfType<BaloanAuthenticationException>().Which.Operation.Should().Be("POST token/");
    }

    [Fact]
    public async Task A_handler_that_throws_something_odd_makes_a_failure_and_no_crash()
    {
        _harness.Tokens.Interfere = _ => throw new InvalidOperationException("odd");

        (await _harness.FailureAsync()).Should().BeOfType<BaloanConnectionException>()
            .Which.InnerException.Should().BeOfType<InvalidOperationException>();
    }

    public void Dispose() => _harness.Dispose();

    private sealed class EndlessStream : MemoryStream
    {
        public new long Read { get; private set; }

        public override bool CanSeek => false;

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill(Encoding.ASCII.GetBytes(" ")[0]);
            Read += buffer.Length;
            return new(buffer.Length);
        }
    }
}
