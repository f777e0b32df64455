namespace Baloan.Sdk.Tests.Errors;

/// <summary>The status, the code and the fields decide the family, in that order of trust.</summary>
public sealed class ErrorFamiliesTests
{
    [Theory]
    [InlineData(301, typeof(BaloanApiException))]
    [InlineData(400, typeof(BaloanApiException))]
    [InlineData(401, typeof(BaloanAuthenticationException))]
    [InlineData(403, typeof(BaloanAuthenticationException))]
    [InlineData(404, typeof(BaloanNotFoundException))]
    [InlineData(405, typeof(BaloanApiException))]
    [InlineData(406, typeof(BaloanApiException))]
    [InlineData(408, typeof(BaloanUnavailableException))]
    [InlineData(409, typeof(BaloanApiException))]
    [InlineData(415, typeof(BaloanApiException))]
    [InlineData(422, typeof(BaloanApiException))]
    [InlineData(429, typeof(BaloanRateLimitedException))]
    [InlineData(500, typeof(BaloanUnavailableException))]
    [InlineData(502, typeof(BaloanUnavailableException))]
    [InlineData(503, typeof(BaloanUnavailableException))]
    [InlineData(504, typeof(BaloanUnavailableException))]
    [InlineData(599, typeof(BaloanUnavailableException))]
    [InlineData(999, typeof(BaloanApiException))]
    public void An_answer_without_a_body_goes_by_its_status(int status, Type family) =>
        ErrorAnswers.Read("", status).Should().BeOfType(family);

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(422)]
    public void A_documented_code_wins_over_the_status(int status) =>
        ErrorAnswers.Read("""{"code":"not_allowed_in_state"}""", status).Should().BeOfType<BaloanStateException>();

    [Theory]
    [InlineData(401, typeof(BaloanAuthenticationException))]
    [InlineData(408, typeof(BaloanUnavailableException))]
    [InlineData(429, typeof(BaloanRateLimitedException))]
    [InlineData(500, typeof(BaloanUnavailableException))]
    [InlineData(503, typeof(BaloanUnavailableException))]
    public void A_status_from_before_the_gateways_work_wins_over_the_code(int status, Type family) =>
        ErrorAnswers.Read("""{"code":"not_allowed_in_state"}""", status).Should().BeOfType(family);

    [Fact]
    public void A_throttled_one_time_code_is_a_matter_of_the_one_time_code_with_429_too() =>
        ErrorAnswers.Read("""{"code":"throttled_otp_code"}""", 429).Should().BeOfType<BaloanOtpException>();

    [Theory]
    [InlineData("""{"phone_number":["Enter a valid number."]}""")]
    [InlineData("""{"field":["message"]}""")]
    [InlineData("""{"phone_number":"Enter a valid number."}""")]
    [InlineData("""{"errors":{"phone_number":"Enter a valid number."}}""")]
    [InlineData("""{"detail":"Bad.","errors":[{"field":"amount","message":"Too much."}]}""")]
    [InlineData("""{"errors":[{"field":"amount","code":"max_value"}]}""")]
    [InlineData("""{"amount":[{"code":"max_value"}]}""")]
    [InlineData("""{"non_field_errors":["The fields do not fit."]}""")]
    [InlineData("""{"phone_number":["a_new_code"]}""")]
    public void Field_errors_make_a_validation_exception(string body) =>
        ErrorAnswers.Read(body).Should().BeOfType<BaloanValidationException>();

    [Theory]
    [InlineData(401, typeof(BaloanAuthenticationException))]
    [InlineData(403, typeof(BaloanAuthenticationException))]
    [InlineData(404, typeof(BaloanNotFoundException))]
    [InlineData(422, typeof(BaloanValidationException))]
    [InlineData(429, typeof(BaloanRateLimitedException))]
    [InlineData(500, typeof(BaloanUnavailableException))]
    public void Field_errors_do_not_hide_what_the_status_says(int status, Type family) =>
        ErrorAnswers.Read("""{"phone_number":["Enter a valid number."]}""", status).Should().BeOfType(family);

    [Theory]
    [InlineData("""{"code":"a_new_code","detail":"Something new."}""")]
    [InlineData("""{"code":"a_new_code","detail":"Something new.","state":"created","uuid":"x"}""")]
    [InlineData("""{"detail":"JSON parse error - Expecting value"}""")]
    [InlineData("""["Something is wrong."]""")]
    [InlineData("""{"non_field_errors":["a_new_code"]}""")]
    [InlineData("""{"code":"a_new_code","data":{"state":"created"}}""")]
    [InlineData("""{"code":"a_new_code","params":{"allowed":["created"]}}""")]
    public void A_400_that_says_nothing_known_is_the_base_itself(string body) =>
        ErrorAnswers.Read(body).Should().BeOfType<BaloanApiException>();
}
