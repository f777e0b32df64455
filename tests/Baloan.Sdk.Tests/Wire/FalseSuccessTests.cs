using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Baloan.Sdk.Tests.Errors;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Wire;

/// <summary>A 2xx is a success only where it is the gateway's.</summary>
public sealed class FalseSuccessTests
{
    private const string Json = "application/json";
    private const string Html = "text/html";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int, string?, string> Foreign { get; } = new()
    {
        { 200, Html, "<html>Log in</html>" },
        { 200, "text/html; charset=utf-8", "<!DOCTYPE html><title>Attention</title>" },
        { 200, Html, "Please turn on JavaScript <script>" },
        { 200, "application/xhtml+xml", "Log in" },
        { 200, Json, " \r\n<html></html>" },
        { 200, Json, "\uFEFF<html></html>" },
        { 200, "text/plain", "<html></html>" },
        { 200, null, "<html></html>" },
        { 201, Html, "<html></html>" },
        { 200, "application/json; charset=utf-16", "<html></html>" },
        { 200, "application/xml", "<?xml version=\"1.0\"?><Error/>" },
        { 200, "application/pdf", "%PDF-1.7" },
        { 200, "image/gif", "GIF89a" },
        { 200, "text/javascript", "location='/login'" },
        { 200, "text/plain", "abc\u0001d" },
        { 200, "text/plain", "incorrect_otp_code" },
        { 200, null, "INCORRECT_OTP_CODE" },
        { 200, "text/plain", new string('x', 70_000) },
        { 200, Html, "[WAF] blocked" },
        { 200, Html, "\"Access denied\"" },
        { 200, Html, "{}<script>" },
        { 200, Json, "{\"a\":1,<html>" },
        { 200, Json, "// comment\n<html>" },
        { 200, Json, "123 <html>" },
        { 200, Json, "\"<!DOCTYPE html><html>log in</html>\"" },
        { 200, "text/plain", "\u00A0\u200B<html>" },
        { 200, null, "Moved <a href='/login'>here</a>" },
        { 206, Json, "" },
        { 206, Json, """{"detail":"done"}""" },
        { 207, Json, "{}" },
        { 208, Json, "{}" },
        { 226, Json, "{}" },
        { 299, Json, "{}" },
    };

    public static TheoryData<string> BodiesWithACode { get; } =
    [
        """{"code":"CODE"}""",
        """{"CODE":["message"]}""",
        """{"error_code":"CODE","message":"x"}""",
        """{"error":"CODE"}""",
        """{"error":{"code":"CODE","message":"x"}}""",
        """{"detail":"CODE"}""",
        """{"detail":{"code":"CODE"}}""",
        """{"errors":[{"field":"otp","code":"CODE"}]}""",
        """{"messages":[{"message":"CODE"}]}""",
        """{"non_field_errors":["CODE"]}""",
        """{"otp":["CODE"]}""",
        """{"success":false,"status":400,"data":{"error":{"code":"CODE"}}}""",
        """["CODE"]""",
        "\"CODE\"",
        "\uFEFF{\"code\":\"CODE\"}",
        """{"code":"CODE","broken":""",
    ];

    public static TheoryData<string> Codes { get; } = [.. DocumentedCodes.Families.Keys];

    public static TheoryData<int, string?, string> Sound { get; } = new()
    {
        { 200, null, "" },
        { 200, Html, "" },
        { 200, Json, " \r\n" },
        { 201, Json, "{}" },
        { 202, Json, "{}" },
        { 203, Json, "{}" },
        { 204, null, "" },
        { 205, null, "" },
        { 200, Json, """{"detail":"Signed."}""" },
        { 200, Json, """{"message":"کد با موفقیت ارسال شد"}""" },
        { 200, Json, """{"code":"ok","status":"success"}""" },
        { 200, Json, """{"code":200,"detail":"<b>done</b>"}""" },
        { 200, Json, """{"code":"signed_by_user"}""" },
        { 200, Json, "[]" },
        { 200, Json, "null" },
        { 200, Json, "true" },
        { 200, "application/problem+json", "{}" },
        { 200, Html, """{"detail":"Signed."}""" },
        { 200, "text/plain", "OK" },
        { 200, "text/plain", "Signed, 1 < 2" },
        { 200, Json, "\"Signed\"" },
        { 200, "text/plain; charset=utf-8", "انجام شد" },
        { 200, null, "OK" },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task What_the_gateway_does_not_say_leaves_every_change_open(int status, string? contentType, string body)
    {
        foreach (var operation in ClientOperation.Changes)
        {
            using var gateway = Gateway(status, contentType, body);

            // Too long a body alone says nothing against the result that was asked for.
            Type[] expected = ClientOperation.ChangesWithResult.Contains(operation) && body.Length > 60_000
                ? [typeof(BaloanResponseException), typeof(BaloanOutcomeUnknownException)]
                : [typeof(BaloanOutcomeUnknownException)];
            expected.Should().Contain((await FailureAsync(gateway, operation))!.GetType(), operation);
            gateway.Requests.Should().ContainSingle("a change is not repeated");
        }
    }

    [Theory]
    [MemberData(nameof(BodiesWithACode))]
    public async Task A_documented_code_leaves_every_change_open_wherever_it_stands(string shape)
    {
        foreach (var operation in ClientOperation.Changes)
        {
            using var gateway = Gateway(200, Json, shape.Replace("CODE", "incorrect_otp_code", StringComparison.Ordinal));

            var failure = await FailureAsync(gateway, operation);

            failure.Should().BeOfType<BaloanOutcomeUnknownException>(operation)
                .Which.InnerException.Should().BeOfType<BaloanOtpException>().Which.Code.Should().Be(BaloanErrorCode.IncorrectOtpCode);
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Every_documented_code_leaves_a_change_open(string code)
    {
        using var gateway = Gateway(200, Json, $$"""{"code":"{{code}}"}""");

        (await FailureAsync(gateway, "sign")).Should().BeOfType<BaloanOutcomeUnknownException>()
            .Which.InnerException.Should().BeAssignableTo<BaloanApiException>().Which.Code.Value.Should().Be(code);
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task What_the_gateway_does_not_say_is_no_answer_to_a_read(int status, string? contentType, string body)
    {
        foreach (var operation in ClientOperation.Reads)
        {
            using var gateway = Gateway(status, contentType, body);

            (await FailureAsync(gateway, operation)).Should().BeOfType<BaloanResponseException>(operation);
        }
    }

    [Theory]
    [InlineData(206)]
    [InlineData(226)]
    public async Task A_part_of_an_answer_is_none_though_it_can_be_read(int status)
    {
        using var contract = Gateway(status, Json, """{"contract_pdf_file":{"file":"/c.pdf"},"is_agreed_by_user":true}""");
        using var loan = Gateway(status, Json, """{"uuid":"3f2504e0-4f89-41d3-9a0c-0305e82c3301"}""");

        (await FailureAsync(contract, "get contract")).Should().BeOfType<BaloanResponseException>().Which.StatusCode.Should().Be((HttpStatusCode)status);
        (await FailureAsync(loan, "create loan")).Should().BeOfType<BaloanOutcomeUnknownException>();
    }

    [Theory]
    [MemberData(nameof(Sound))]
    public async Task An_answer_without_an_error_is_success(int status, string? contentType, string body)
    {
        foreach (var operation in ClientOperation.ChangesWithoutResult)
        {
            using var gateway = Gateway(status, contentType, body);

            (await FailureAsync(gateway, operation)).Should().BeNull(operation);
        }
    }

    [Fact]
    public async Task The_page_that_came_is_there_to_look_at()
    {
        using var gateway = Gateway(200, Html, "<html>Attention Required!</html>");

        var failure = await FailureAsync(gateway, "sign");

        failure!.Message.Should().Contain("status 200").And.NotContain("Attention");
        failure.InnerException.Should().BeAssignableTo<BaloanApiException>().Which.RawBody.Should().Be("<html>Attention Required!</html>");
    }

    private static TestGateway Gateway(int status, string? contentType, string body) => new(_ =>
    {
        var encoding = contentType?.EndsWith("utf-16", StringComparison.Ordinal) == true ? Encoding.Unicode : Encoding.UTF8;
        return new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new ByteArrayContent(encoding.GetBytes(body))
            {
                Headers = { ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType) },
            },
        };
    });

    private static ValueTask<Exception?> FailureAsync(TestGateway gateway, string operation) => Record.ExceptionAsync(
        () => ClientOperation.CallAsync(TestClient.For(gateway), operation, new OperationArguments(), Token));
}
