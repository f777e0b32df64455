namespace Baloan.Sdk.Tests.Errors;

/// <summary>Every documented code is understood in every shape that an error body may have.</summary>
public sealed class ErrorShapesTests
{
    private const string Message = "کد ملی با شماره تماس 09123456789 ثبت شده است. Please check.";

    // CODE and MESSAGE stand for the code and the message; a shape without MESSAGE gives none.
    private static readonly string[] Shapes =
    [
        """{"code":"CODE","detail":"MESSAGE"}""",
        """{"detail":"MESSAGE","code":"CODE"}""",
        """{"error_code":"CODE","message":"MESSAGE"}""",
        """{"errorCode":"CODE","errorMessage":"MESSAGE"}""",
        """{"code":"CODE","msg":"MESSAGE","status":400}""",
        """{"error":"CODE"}""",
        """{"error":"CODE","error_description":"MESSAGE"}""",
        """{"error":"CODE","message":"MESSAGE","success":false}""",
        """{"error":{"code":"CODE","message":"MESSAGE"}}""",
        """{"status":"error","error":{"message":"MESSAGE","code":"CODE"},"data":null}""",
        """{"detail":{"code":"CODE","message":"MESSAGE"}}""",
        """{"detail":"CODE"}""",
        """{"detail":["CODE"]}""",
        """{"message":"CODE"}""",
        """{"message":{"code":"CODE","detail":"MESSAGE"}}""",
        """{"messages":["CODE"]}""",
        """{"messages":[{"code":"CODE","message":"MESSAGE"}]}""",
        """{"errors":["CODE"]}""",
        """{"errors":[{"code":"CODE","detail":"MESSAGE","field":"phone_number"}]}""",
        """{"errors":[{"field":"phone_number","detail":"MESSAGE","code":"CODE"}]}""",
        """{"type":"validation_error","errors":[{"code":"CODE","detail":"MESSAGE","attr":null}]}""",
        """{"errors":{"CODE":"MESSAGE"}}""",
        """{"errors":{"phone_number":["CODE"]}}""",
        """{"errors":{"phone_number":[{"message":"MESSAGE","code":"CODE"}]}}""",
        """{"phone_number":["CODE"]}""",
        """{"field":["CODE"]}""",
        """{"phone_number":"CODE"}""",
        """{"phone_number":["CODE","MESSAGE"]}""",
        """{"user":{"phone_number":["CODE"]}}""",
        """{"items":[{},{"phone_number":["CODE"]}]}""",
        """{"non_field_errors":["CODE"]}""",
        """{"non_field_errors":[{"code":"CODE","message":"MESSAGE"}]}""",
        """{"CODE":"MESSAGE"}""",
        """["CODE"]""",
        """[["CODE"]]""",
        """["CODE","MESSAGE"]""",
        """[{"code":"CODE","message":"MESSAGE"}]""",
        "\"CODE\"",
        "CODE",
        "  CODE\r\n",
        """{"data":{"code":"CODE","message":"MESSAGE"}}""",
        """{"code":["CODE"],"detail":["MESSAGE"]}""",
        """{"code":" CODE ","detail":"MESSAGE"}""",
        """{"code":"CODE","detail":"MESSAGE","phone_number":["another problem"]}""",
        """{"code":"some_other_code","detail":"not this","errors":[{"code":"CODE","detail":"MESSAGE"}]}""",
        """{"detail":"MESSAGE","code":"CODE","messages":[{"code":"incorrect_otp_code","message":"a later one"}]}""",
        """{ /* a comment */ "code": "CODE", "detail": "MESSAGE", }""",
        """{"code":"CODE","detail":"MESSAGE"} trailing words""",
        """{"code":"CODE","detail":"MESSAGE","extra":[{"deep""",
    ];

    public static TheoryData<string, string> CodesInShapes()
    {
        var data = new TheoryData<string, string>();
        foreach (var code in DocumentedCodes.Families.Keys)
        {
            foreach (var shape in Shapes)
            {
                data.Add(code, shape);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(CodesInShapes))]
    public void A_code_gives_its_family_in_any_shape(string code, string shape) =>
        Read(shape, code).Should().BeOfType(DocumentedCodes.Families[code]);

    [Theory]
    [MemberData(nameof(CodesInShapes))]
    public void A_code_is_found_in_any_shape(string code, string shape) =>
        Read(shape, code).Code.Should().Be(BaloanErrorCode.From(code));

    [Theory]
    [MemberData(nameof(CodesInShapes))]
    public void The_message_is_found_in_any_shape(string code, string shape) =>
        Read(shape, code).GatewayMessage.Should().Be(shape.Contains("MESSAGE", StringComparison.Ordinal) ? Message : null);

    [Theory]
    [MemberData(nameof(CodesInShapes))]
    public void The_body_is_kept_as_it_came(string code, string shape)
    {
        var body = Body(shape, code);

        ErrorAnswers.Read(body).RawBody.Should().Be(body);
    }

    [Theory]
    [MemberData(nameof(CodesInShapes))]
    public void A_code_is_found_in_capitals_and_escaped(string code, string shape)
    {
        var spelled = code.ToUpperInvariant();
        spelled = shape.Contains('"', StringComparison.Ordinal) ? spelled.Replace("_", "\\u005F", StringComparison.Ordinal) : spelled;
        var isMemberName = shape.Contains("\"CODE\":", StringComparison.Ordinal);

        Read(shape, isMemberName ? code.ToUpperInvariant() : spelled).Code.Should().Be(BaloanErrorCode.From(code));
    }

    private static BaloanApiException Read(string shape, string code) => ErrorAnswers.Read(Body(shape, code));

    private static string Body(string shape, string code) =>
        shape.Replace("CODE", code, StringComparison.Ordinal).Replace("MESSAGE", Message, StringComparison.Ordinal);
}
