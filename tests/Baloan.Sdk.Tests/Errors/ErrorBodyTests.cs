namespace Baloan.Sdk.Tests.Errors;

/// <summary>What else is read from an error body: unknown codes, messages, fields and details.</summary>
public sealed class ErrorBodyTests
{
    [Theory]
    [InlineData("""{"code":"a_new_code","detail":"x"}""", "a_new_code")]
    [InlineData("""{"code":"throttled","detail":"x"}""", "throttled")]
    [InlineData("""{"code":"E-17.b","detail":"x"}""", "E-17.b")]
    [InlineData("""{"code":1017,"detail":"x"}""", "1017")]
    [InlineData("""{"error":"invalid_grant"}""", "invalid_grant")]
    [InlineData("""{"error":"forbidden"}""", "forbidden")]
    [InlineData("""{"detail":"a_new_code"}""", "a_new_code")]
    [InlineData("""["a_new_code"]""", "a_new_code")]
    [InlineData("\"a_new_code\"", "a_new_code")]
    [InlineData("a_new_code", "a_new_code")]
    [InlineData("""{"phone_number":["a_new_code"]}""", "a_new_code")]
    [InlineData("""{"non_field_errors":["a_new_code"]}""", "a_new_code")]
    [InlineData("""{"phone_number":["one_code"],"code":"other_code"}""", "other_code")]
    [InlineData("""{"code":"one_code","errors":[{"code":"other_code"}]}""", "one_code")]
    [InlineData("""{"code":"one_code","code":"other_code"}""", "one_code")]
    public void An_unknown_code_is_carried_through(string body, string code) =>
        ErrorAnswers.Read(body).Code.Value.Should().Be(code);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("17")]
    [InlineData("""{"detail":"Not found."}""")]
    [InlineData("""{"detail":"Throttled"}""")]
    [InlineData("""{"phone_number":["required"]}""")]
    [InlineData("""{"code":null,"detail":null}""")]
    [InlineData("""{"code":400,"detail":"x"}""")]
    [InlineData("""{"code":"400","detail":"x"}""")]
    [InlineData("""{"code":{"a":1}}""")]
    [InlineData("""{"code":"09123456789"}""")]
    [InlineData("""{"code":9123456789}""")]
    [InlineData("""{"code":"This is prose."}""")]
    [InlineData("""{"code":"a","extra":1,""", "a")]
    [InlineData("<html><body>incorrect_otp_code</body></html>")]
    [InlineData("""{"message":"The code incorrect_otp_code was answered"}""")]
    public void What_is_no_code_is_not_taken_for_one(string body, string code = "") =>
        ErrorAnswers.Read(body).Code.Value.Should().Be(code);

    [Theory]
    [InlineData("""{"code":"incorrect_otp_code","code":"can_not_update"}""")]
    [InlineData("""{"code":"a_new_code","code":"incorrect_otp_code"}""")]
    [InlineData("""{"messages":[{"code":"a_new_code"},{"code":"incorrect_otp_code"},{"code":"can_not_update"}]}""")]
    [InlineData("""{"otp":["a_new_code","incorrect_otp_code"],"amount":["can_not_update"]}""")]
    [InlineData("""{"detail":"incorrect_otp_code","code":"can_not_update"}""")]
    public void Of_several_codes_the_first_documented_one_wins(string body) =>
        ErrorAnswers.Read(body).Code.Should().Be(BaloanErrorCode.IncorrectOtpCode);

    [Theory]
    [InlineData("""{"detail":"Authentication credentials were not provided."}""", "Authentication credentials were not provided.")]
    [InlineData("""{"detail":"Given token not valid for any token type","code":"token_not_valid","messages":[{"token_class":"AccessToken","token_type":"access","message":"Token is invalid or expired"}]}""", "Given token not valid for any token type")]
    [InlineData("""{"phone_number":["First.","Second."],"amount":["Third."]}""", "First.")]
    [InlineData("""{"non_field_errors":["The fields do not fit."]}""", "The fields do not fit.")]
    [InlineData("""{"phone_number":["First."],"detail":"Better."}""", "Better.")]
    [InlineData("""{"type":"about:blank","title":"Bad Request","status":400}""", "Bad Request")]
    [InlineData("""{"title":"Bad Request","detail":"Better."}""", "Better.")]
    [InlineData("""{"detail":17}""", "17")]
    [InlineData("""{"code":"This is prose."}""", "This is prose.")]
    [InlineData("""["First.","Second."]""", "First.")]
    [InlineData("\"Bare.\"", "Bare.")]
    [InlineData("  Plain text.\n", "Plain text.")]
    [InlineData("\"\\ud83d\\ude00 \\u0645\"", "😀 م")]
    [InlineData("<html><h1>Not Found</h1></html>", null)]
    [InlineData("""{"detail":" ","message":"Better."}""", "Better.")]
    [InlineData("{}", null)]
    [InlineData("", null)]
    [InlineData("\u0000\u0001PDF", null)]
    public void The_best_message_is_shown(string body, string? message) =>
        ErrorAnswers.Read(body).GatewayMessage.Should().Be(message);

    [Fact]
    public void A_page_that_does_not_begin_with_a_tag_is_no_message() =>
        ErrorAnswers.Read("Error <b>502</b>", 502, "text/html").GatewayMessage.Should().BeNull();

    [Fact]
    public void A_rejected_token_keeps_the_frameworks_code() =>
        ErrorAnswers.Read(
            """{"detail":"Given token not valid for any token type","code":"token_not_valid","messages":[{"token_class":"AccessToken","token_type":"access","message":"Token is invalid or expired"}]}""",
            401).Code.Value.Should().Be("token_not_valid");

    [Theory]
    [InlineData("""{"phone_number":["First.","Second."],"amount":["Third."]}""", "phone_number=First.|Second.;amount=Third.")]
    [InlineData("""{"phone_number":["First."],"phone_number":["Second."]}""", "phone_number=First.|Second.")]
    [InlineData("""{"phone_number":"First."}""", "phone_number=First.")]
    [InlineData("""{"field":["First."]}""", "field=First.")]
    [InlineData("""{"phone_number":["duplicate_request"]}""", "phone_number=duplicate_request")]
    [InlineData("""{"non_field_errors":["They do not fit."]}""", "non_field_errors=They do not fit.")]
    [InlineData("""{"errors":{"phone_number":["First."]}}""", "phone_number=First.")]
    [InlineData("""{"errors":{"phone_number":"First."}}""", "phone_number=First.")]
    [InlineData("""{"errors":[{"code":"invalid","detail":"First.","field":"phone_number"}]}""", "phone_number=First.")]
    [InlineData("""{"errors":[{"code":"invalid","attr":"phone_number"}]}""", "phone_number=invalid")]
    [InlineData("""{"phone_number":[{"message":"First.","code":"invalid"},{"message":"Second.","code":"blank"}]}""", "phone_number=First.|Second.")]
    [InlineData("""{"phone_number":{"message":"First.","code":"invalid"}}""", "phone_number=First.")]
    [InlineData("""{"phone_number":[{"code":"invalid"}]}""", "phone_number=invalid")]
    [InlineData("""{"user":{"phone_number":["First."]}}""", "user.phone_number=First.")]
    [InlineData("""{"items":[{},{"amount":["First."]}]}""", "items[1].amount=First.")]
    [InlineData("""{"code":"can_not_update","detail":"x","state":"created"}""", "")]
    [InlineData("""{"code":"x","detail":"y","amount":["First."]}""", "amount=First.")]
    [InlineData("""{"detail":"x","status":400,"title":"y"}""", "")]
    [InlineData("""{"amount":12,"loan_due":null,"store":[],"otp":{}}""", "")]
    [InlineData("""["First."]""", "")]
    [InlineData("Plain text.", "")]
    [InlineData("", "")]
    public void Field_errors_are_kept_by_field(string body, string expected) =>
        string.Join(';', ErrorAnswers.Read(body).FieldErrors.Select(f => f.Key + "=" + string.Join('|', f.Value)))
            .Should().Be(expected);

    [Theory]
    [InlineData("""{"code":"national_id_exists_with_another_phone_number","phone_number":"09123456789"}""")]
    [InlineData("""{"code":"national_id_exists_with_another_phone_number","params":{"phone_number":"09123456789"}}""")]
    [InlineData("""{"error":{"code":"national_id_exists_with_another_phone_number","extra":{"registered_phone_number":"09123456789"}}}""")]
    [InlineData("""{"code":"national_id_exists_with_another_phone_number","phone_number":9123456789}""")]
    [InlineData("""{"phone_number":"۰۹۱۲۳۴۵۶۷۸۹","errors":["national_id_exists_with_another_phone_number"]}""")]
    public void The_registered_phone_number_is_read_from_a_field_of_its_own(string body) =>
        ErrorAnswers.Read(body).Should().BeOfType<BaloanApplicantException>()
            .Which.RegisteredPhoneNumber.Should().Be(PhoneNumber.Parse("09123456789"));

    [Theory]
    [InlineData("""{"code":"national_id_exists_with_another_phone_number","detail":"registered with 09123456789"}""")]
    [InlineData("""{"code":"national_id_exists_with_another_phone_number","phone_number":"0912***6789"}""")]
    [InlineData("""{"code":"national_id_exists_with_another_phone_number","phone_number":["09123456789"]}""")]
    [InlineData("""{"code":"age_not_in_valid_range","phone_number":"09123456789"}""")]
    public void A_phone_number_is_never_guessed(string body) =>
        ErrorAnswers.Read(body).Should().BeOfType<BaloanApplicantException>()
            .Which.RegisteredPhoneNumber.Should().BeNull();

    [Theory]
    [InlineData("""{"code":"service_inquiry_failed","service_name":"shahkar"}""", "shahkar")]
    [InlineData("""{"code":"service_inquiry_failed","context":{"service_name":"shahkar"}}""", "shahkar")]
    [InlineData("""{"code":"service_inquiry_failed","detail":"The inquiry of shahkar failed."}""", null)]
    [InlineData("""{"detail":"x","service_name":"shahkar"}""", null)]
    public void The_failed_service_is_read_from_a_field_of_its_own(string body, string? name) =>
        ErrorAnswers.Read(body, 503).Should().BeOfType<BaloanUnavailableException>()
            .Which.ServiceName.Should().Be(name);
}
