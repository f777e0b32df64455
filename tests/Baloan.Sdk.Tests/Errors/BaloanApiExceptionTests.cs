using System.Net;

namespace Baloan.Sdk.Tests.Errors;

/// <summary>The exceptions as a partner meets and makes them.</summary>
public sealed class BaloanApiExceptionTests
{
    [Fact]
    public void The_message_tells_the_operation_the_status_the_code_and_what_to_do() =>
        ErrorAnswers.Read("""{"code":"incorrect_otp_code"}""").Message
            .Should().Be("POST loan/ was answered with status 400 and code incorrect_otp_code. The one-time code is wrong: ask the user for it again.");

    [Fact]
    public void The_message_names_the_fields_that_are_wrong() =>
        ErrorAnswers.Read("""{"birth_date":["x"],"phone_number":["y"],"something_else":["z"]}""").Message
            .Should().Be("POST loan/ was answered with status 400. Correct the request; FieldErrors tells what is wrong. Fields: phone_number, birth_date.");

    [Fact]
    public void The_message_tells_how_long_to_wait() =>
        new BaloanRateLimitedException(new BaloanApiError { StatusCode = (HttpStatusCode)429, RetryAfter = TimeSpan.FromSeconds(16.2) }).Message
            .Should().Be("A request was answered with status 429. Too many requests: wait before repeating. The gateway asks to wait 17 s.");

    [Fact]
    public void The_message_holds_a_new_code_that_looks_like_one() =>
        ErrorAnswers.Read("""{"code":"a_new_code"}""").Message.Should().Contain("a_new_code");

    [Fact]
    public void An_error_made_by_hand_becomes_the_exception_of_its_family()
    {
        var error = new BaloanApiError { StatusCode = HttpStatusCode.BadRequest, Code = BaloanErrorCode.DuplicateRequest };

        error.ToException().Should().BeOfType<BaloanStateException>();
    }

    [Fact]
    public void An_error_made_by_hand_with_field_errors_is_a_validation_exception()
    {
        var error = new BaloanApiError
        {
            StatusCode = HttpStatusCode.BadRequest,
            FieldErrors = new Dictionary<string, IReadOnlyList<string>> { ["amount"] = ["Too much."] },
        };

        error.ToException().Should().BeOfType<BaloanValidationException>();
    }

    [Fact]
    public void The_exception_tells_all_that_the_error_says()
    {
        var error = new BaloanApiError
        {
            Operation = "POST loan/",
            StatusCode = HttpStatusCode.BadRequest,
            Code = BaloanErrorCode.NationalIdExistsWithAnotherPhoneNumber,
            GatewayMessage = "message",
            FieldErrors = new Dictionary<string, IReadOnlyList<string>> { ["amount"] = ["Too much."] },
            RawBody = "body",
            RetryAfter = TimeSpan.FromSeconds(3),
            RequestId = "r-1",
            RegisteredPhoneNumber = PhoneNumber.Parse("09123456789"),
        };

        new BaloanApplicantException(error).Should().BeEquivalentTo(error, options => options.ExcludingMissingMembers());
    }

    [Fact]
    public void An_error_made_by_hand_is_empty_where_nothing_was_said()
    {
        var exception = new BaloanApiError().ToException();

        exception.Should().BeEquivalentTo(new
        {
            Operation = (string?)null,
            Code = BaloanErrorCode.None,
            GatewayMessage = (string?)null,
            FieldErrors = new Dictionary<string, IReadOnlyList<string>>(),
            RawBody = "",
            RetryAfter = (TimeSpan?)null,
            RequestId = (string?)null,
        });
    }

    [Fact]
    public void An_exception_without_an_error_is_refused()
    {
        var make = () => new BaloanOtpException(null!);

        make.Should().Throw<ArgumentNullException>().WithParameterName("error");
    }

    [Theory]
    [InlineData("uuid", "'uuid'")]
    [InlineData(null, "cannot be read")]
    public void An_unreadable_answer_names_what_is_missing(string? field, string expected) =>
        new BaloanResponseException("POST loan/", HttpStatusCode.Created, field).Message.Should().Contain(expected);

    [Fact]
    public void A_connection_that_failed_keeps_its_cause()
    {
        var cause = new TimeoutException();

        new BaloanConnectionException("GET loan-policies", innerException: cause).InnerException.Should().BeSameAs(cause);
    }

    [Fact]
    public void Nothing_but_the_place_of_an_argument_tells_a_sentence_from_an_operation()
    {
        var exceptions = typeof(BaloanException).Assembly.GetExportedTypes().Where(type => typeof(BaloanException).IsAssignableFrom(type));

        exceptions.Should().AllSatisfy(type => type.GetConstructors().Should().HaveCountLessThanOrEqualTo(1, "{0} has one shape", type.Name));
    }

    [Fact]
    public void A_sentence_of_ones_own_is_the_message_and_not_the_operation()
    {
        var cause = new TimeoutException();

        BaloanException[] exceptions =
        [
            new BaloanConnectionException("POST loan/", "It failed.", cause),
            new BaloanOutcomeUnknownException("POST loan/", "It failed.", cause),
        ];

        exceptions.Should().AllSatisfy(exception =>
            (exception.Operation, exception.Message, exception.InnerException).Should().Be(("POST loan/", "It failed.", cause)));
    }

    [Fact]
    public void An_unknown_outcome_says_so() =>
        new BaloanOutcomeUnknownException("POST loan/").Message
            .Should().StartWith("POST loan/ was sent and its answer was lost").And.Contain("before repeating");
}
