using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Gateway;

/// <summary>The ways of the framework behind the gateway.</summary>
public sealed class FrameworkTests : SandboxTest
{
    private static readonly Guid Unknown = Guid.Parse("a71b93c4-b1a9-4868-9cb2-310757422af1");

    [Fact]
    public async Task A_form_a_multipart_form_and_JSON_all_log_in()
    {
        using var json = Partner.Json("""{"username":"partner","password":"sandbox"}""");
        using var multipart = new MultipartFormDataContent { { new StringContent("partner"), "username" }, { new StringContent("sandbox"), "password" } };
        await multipart.LoadIntoBufferAsync(Cancellation);

        (await Partner.LogInAsync()).Status.Should().Be(HttpStatusCode.OK);
        (await Partner.SendAsync(HttpMethod.Post, Partner.Root + "token/", json)).Status.Should().Be(HttpStatusCode.OK);
        (await Partner.SendAsync(HttpMethod.Post, Partner.Root + "token/", multipart)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_wrong_password_is_a_401()
    {
        using var partner = new Partner(Sandbox.BaseAddress, "partner", "wrong");

        var answer = await partner.LogInAsync();

        answer.Status.Should().Be(HttpStatusCode.Unauthorized);
        answer.Body.Should().Be("""{"detail":"No active account found with the given credentials"}""");
        answer.Response.Headers.WwwAuthenticate.ToString().Should().Be("Bearer realm=\"api\"");
    }

    [Theory]
    [InlineData("loan", "/api/v1/partnership/loan/")]
    [InlineData("token", "/api/v1/partnership/token/")]
    [InlineData("loan/a71b93c4-b1a9-4868-9cb2-310757422af1/contract?a=b", "/api/v1/partnership/loan/a71b93c4-b1a9-4868-9cb2-310757422af1/contract/?a=b")]
    public async Task A_missing_slash_is_redirected(string path, string location)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            var answer = await Partner.SendAsync(method, Partner.Root + path);

            answer.Status.Should().Be(HttpStatusCode.MovedPermanently);
            answer.Response.Headers.Location!.OriginalString.Should().Be(location);
        }
    }

    [Theory]
    [InlineData("loan-policies/")]
    [InlineData("Loan-Policies")]
    [InlineData("nothing/")]
    [InlineData("loan/A71B93C4-B1A9-4868-9CB2-310757422AF1/contract/")]
    [InlineData("loan/a71b93c4b1a948689cb2310757422af1/contract/")]
    [InlineData("loan/1/cancel/")]
    public async Task An_address_that_no_route_has_is_an_HTML_404(string path)
    {
        var answer = await Partner.SendAsync(HttpMethod.Get, Partner.Root + path);

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        answer.Response.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
    }

    [Fact]
    public async Task A_loan_that_does_not_exist_is_a_JSON_404_for_every_operation()
    {
        foreach (var answer in new[]
        {
            await Partner.ContractAsync(Unknown), await Partner.RequestOtpAsync(Unknown),
            await Partner.SignAsync(Unknown, "12345"), await Partner.CancelAsync(Unknown),
        })
        {
            answer.Status.Should().Be(HttpStatusCode.NotFound);
            answer.Body.Should().Be("""{"detail":"Not found."}""");
        }
    }

    [Fact]
    public async Task A_method_that_is_not_allowed_is_a_405()
    {
        var answer = await Partner.SendAsync(HttpMethod.Put, Partner.Root + "loan/");

        answer.Status.Should().Be(HttpStatusCode.MethodNotAllowed);
        answer.Body.Should().Be("""{"detail":"Method \"PUT\" not allowed."}""");
        answer.Response.Content.Headers.Allow.Should().Contain("POST");
    }

    [Theory]
    [InlineData("application/problem+json")]
    [InlineData("text/plain")]
    public async Task A_media_type_that_is_not_known_is_a_415(string type)
    {
        using var body = Partner.Json(Partner.LoanBody());
        body.Headers.ContentType = new MediaTypeHeaderValue(type);

        var answer = await Partner.SendAsync(HttpMethod.Post, Partner.Root + "loan/", body);

        answer.Status.Should().Be(HttpStatusCode.UnsupportedMediaType);
        answer.Body.Should().Be($$"""{"detail":"Unsupported media type \"{{type}}\" in request."}""");
    }

    [Theory]
    [InlineData("application/xml", HttpStatusCode.NotAcceptable)]
    [InlineData("application/json;q=0, text/html", HttpStatusCode.NotAcceptable)]
    [InlineData("application/json; charset=utf-8", HttpStatusCode.OK)]
    [InlineData("text/html, */*;q=0.1", HttpStatusCode.OK)]
    public async Task An_answer_that_is_not_wanted_as_JSON_is_a_406(string accept, HttpStatusCode status)
    {
        Partner.Http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);

        (await Partner.PoliciesAsync()).Status.Should().Be(status);
    }

    [Fact]
    public async Task A_chunked_body_can_arrive_whole_when_told_to()
    {
        await using var sandbox = await BaloanSandbox.StartAsync(options => options.ChunkedBodiesArriveEmpty = false, Cancellation);
        using var partner = await Partner.LogInAsync(sandbox);

        using var response = await OpenChunkedAsync(partner);

        response.StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_chunked_body_arrives_empty_and_every_field_is_missing()
    {
        using var response = await OpenChunkedAsync(Partner);
        var answer = await response.Content.ReadAsStringAsync(Cancellation);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        answer.Should().Be(
            """{"phone_number":["This field is required."],"national_identifier":["This field is required."],"birth_date":["This field is required."],"amount":["This field is required."],"loan_due":["This field is required."],"store":["This field is required."]}""");
    }

    [Theory]
    [InlineData("\ufeff{}")]
    [InlineData("{")]
    [InlineData("{\"amount\":NaN}")]
    public async Task A_body_that_is_no_JSON_is_a_parse_error(string body)
    {
        var answer = await Partner.OpenAsync(body);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Json.GetProperty("detail").GetString().Should().StartWith("JSON parse error - ");
    }

    [Fact]
    public async Task A_body_that_is_no_object_is_refused_as_a_whole()
    {
        var answer = await Partner.OpenAsync("[]");

        answer.Body.Should().Be("""{"non_field_errors":["Invalid data. Expected a dictionary, but got list."]}""");
    }

    [Theory]
    [InlineData("""{"phone_number":null}""", "phone_number", "This field may not be null.")]
    [InlineData("""{"phone_number":" "}""", "phone_number", "This field may not be blank.")]
    [InlineData("""{"phone_number":true}""", "phone_number", "Not a valid string.")]
    [InlineData("""{"phone_number":"9123456789"}""", "phone_number", "Enter a valid phone number.")]
    [InlineData("""{"national_identifier":"12"}""", "national_identifier", "Enter a valid national identifier.")]
    [InlineData("""{"amount":"ten"}""", "amount", "A valid integer is required.")]
    [InlineData("""{"amount":1.5}""", "amount", "A valid integer is required.")]
    [InlineData("""{"loan_due":0}""", "loan_due", "Ensure this value is greater than or equal to 1.")]
    [InlineData("""{"store":9}""", "store", "Invalid pk \"9\" - object does not exist.")]
    public async Task A_field_that_is_wrong_is_named(string body, string field, string message)
    {
        var answer = await Partner.OpenAsync(body);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Json.GetProperty(field)[0].GetString().Should().Be(message);
    }

    [Fact]
    public async Task Numbers_may_come_as_strings()
    {
        var body = """{"phone_number":"09123456789","national_identifier":"07148143380","birth_date":"1999-02-14","amount":"10000000","loan_due":"12","store":"1"}""";

        (await Partner.OpenAsync(body)).Status.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Sentences_come_in_the_language_that_is_asked_for()
    {
        var english = await Partner.SendAsync(HttpMethod.Post, $"{Partner.Root}loan/{Unknown}/cancel/", language: "en");
        var persian = await Partner.SendAsync(HttpMethod.Post, $"{Partner.Root}loan/{Unknown}/cancel/", language: "de;q=1, fa-IR;q=0.9, en;q=0.1");

        english.Json.GetProperty("detail").GetString().Should().Be("Not found.");
        persian.Json.GetProperty("detail").GetString().Should().Be("پیدا نشد.");
    }

    [Fact]
    public async Task A_contract_that_is_missing_can_be_a_404_too()
    {
        await using var sandbox = await BaloanSandbox.StartAsync(options => options.MissingContract = SandboxMissingContract.NotFound, Cancellation);
        using var partner = await Partner.LogInAsync(sandbox);

        (await partner.ContractAsync(await partner.OpenedAsync())).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_body_that_is_no_UTF8_is_a_parse_error()
    {
        using var body = new ByteArrayContent([.. Encoding.ASCII.GetBytes("{\"otp\":\""), 0xFF, .. Encoding.ASCII.GetBytes("\"}")]);
        body.Headers.ContentType = new("application/json");

        var answer = await Partner.SendAsync(HttpMethod.Post, Partner.Root + "loan/", body);

        answer.Json.GetProperty("detail").GetString().Should().Contain("position 8");
    }

    [Fact]
    public async Task HEAD_is_answered_as_GET_without_a_body()
    {
        var get = await Partner.PoliciesAsync();

        var head = await Partner.SendAsync(HttpMethod.Head, Partner.Root + "loan-policies");
        var refused = await Partner.SendAsync(HttpMethod.Head, Partner.Root + "loan/");

        head.Status.Should().Be(HttpStatusCode.OK);
        head.Body.Should().BeEmpty();
        head.Response.Content.Headers.ContentLength.Should().Be(get.Response.Content.Headers.ContentLength);
        refused.Status.Should().Be(HttpStatusCode.MethodNotAllowed);
        Sandbox.Requests[^2].Should().Match<SandboxRequest>(request => request.Method == "HEAD" && request.Operation == SandboxOperation.ListPolicies);
        Sandbox.Requests[^1].Answer.Should().Contain("HEAD");
    }

    private static async Task<HttpResponseMessage> OpenChunkedAsync(Partner partner)
    {
        using var body = Partner.Json(Partner.LoanBody());
        using var request = new HttpRequestMessage(HttpMethod.Post, Partner.Root + "loan/") { Content = body };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Authorization = new("Bearer", partner.AccessToken);
        return await partner.Http.SendAsync(request, Cancellation);
    }
}
