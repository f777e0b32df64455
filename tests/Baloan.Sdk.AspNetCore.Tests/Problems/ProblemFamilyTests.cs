using System.Net;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.AspNetCore.Tests.Problems;

/// <summary>Which status and which type each family of exceptions is answered with.</summary>
public sealed class ProblemFamilyTests
{
    private const string Open = "POST loan/";
    private const string List = "GET loan-policies";

    public static TheoryData<string, BaloanException, int, string> Families => new()
    {
        { "this person cannot have it", Api(BaloanErrorCode.LoanAmountExceedUserCredit), 422, "applicant-refused" },
        { "not offered", Api(BaloanErrorCode.LoanDueOrAmountNotMatchStorePolicies), 422, "request-refused" },
        { "a code of later days", Api(BaloanErrorCode.From("some_new_code")), 422, "request-refused" },
        { "a wrong code", Api(BaloanErrorCode.IncorrectOtpCode), 422, "otp-refused" },
        { "too many codes", Api(BaloanErrorCode.ThrottledOtpCode), 429, "otp-throttled" },
        { "signed already", Api(BaloanErrorCode.AlreadyAgreedByUser), 409, "state-conflict" },
        { "no such loan", Api(default, HttpStatusCode.NotFound, "POST loan/{uuid}/cancel/"), 404, "loan-not-found" },
        { "no such address", Api(default, HttpStatusCode.NotFound), 500, "no-access" },
        { "a wrong password", Api(BaloanErrorCode.UnauthorizedPartnership), 500, "no-access" },
        { "a partner that the store does not know", new BaloanPartnerNotFoundException("shop"), 404, "partner-not-found" },
        { "too many requests", Api(default, HttpStatusCode.TooManyRequests), 503, "unavailable" },
        { "maintenance", Api(default, HttpStatusCode.ServiceUnavailable), 503, "unavailable" },
        { "no connection", new BaloanConnectionException(Open), 503, "unavailable" },
        { "a lost answer", new BaloanOutcomeUnknownException(Open), 424, "outcome-unknown" },
        { "done, with an answer that says nothing", new BaloanResponseException(Open, HttpStatusCode.OK), 424, "outcome-unknown" },
        { "a reading answer that says nothing", new BaloanResponseException(List, HttpStatusCode.OK), 502, "unexpected-answer" },
        { "a log-in that says nothing", new BaloanResponseException("POST token/", HttpStatusCode.OK), 502, "unexpected-answer" },
        { "an odd status", Api(default, HttpStatusCode.MethodNotAllowed), 502, "unexpected-answer" },
    };

    [Theory]
    [MemberData(nameof(Families), DisableDiscoveryEnumeration = true)]
    public async Task A_family_has_its_status_and_its_type(string which, BaloanException exception, int status, string kind)
    {
        await using var host = await ProblemHost.ThrowingAsync(exception);

        var problem = await host.ProblemAsync();

        (problem.Status, problem.Type).Should().Be((status, $"urn:baloan:{kind}"), which);
        problem.Title.Should().NotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task The_gateways_code_is_told_with_a_sentence_of_it()
    {
        await using var host = await ProblemHost.ThrowingAsync(Api(BaloanErrorCode.IncorrectOtpCode));

        var problem = await host.ProblemAsync("en");

        problem.Extensions["code"]!.ToString().Should().Be("incorrect_otp_code");
        problem.Detail.Should().Be("The code is wrong. Enter it again.");
    }

    [Fact]
    public async Task A_code_of_later_days_is_told_without_a_sentence()
    {
        await using var host = await ProblemHost.ThrowingAsync(Api(BaloanErrorCode.From("some_new_code")));

        var problem = await host.ProblemAsync();

        problem.Extensions["code"]!.ToString().Should().Be("some_new_code");
        problem.Detail.Should().BeNull();
    }

    [Theory]
    [InlineData("", 17, "17")]
    [InlineData("en-US", 0.2, "1")]
    [InlineData("fa-IR", 1234567.5, "1234568")]
    public async Task How_long_to_wait_is_told_in_whole_seconds(string culture, double seconds, string expected)
    {
        var busy = new BaloanApiError { Operation = Open, StatusCode = HttpStatusCode.TooManyRequests, RetryAfter = TimeSpan.FromSeconds(seconds) };
        await using var host = await ProblemHost.ThrowingAsync(busy.ToException(), before: ProblemHost.InCulture(culture));

        using var response = await host.GetAsync();

        response.Headers.GetValues("Retry-After").Should().Equal(expected);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(null)]
    public async Task No_wait_is_told_where_there_is_none(int? seconds)
    {
        var busy = new BaloanApiError { StatusCode = HttpStatusCode.TooManyRequests, RetryAfter = seconds is { } s ? TimeSpan.FromSeconds(s) : null };
        await using var host = await ProblemHost.ThrowingAsync(busy.ToException());

        using var response = await host.GetAsync();

        response.Headers.RetryAfter.Should().BeNull();
    }

    [Theory]
    [InlineData(true, LogLevel.Error)]
    [InlineData(false, LogLevel.Information)]
    public async Task What_needs_a_person_is_logged_as_an_error_and_a_refusal_as_information(bool isUnknown, LogLevel expected)
    {
        await using var host = await ProblemHost.ThrowingAsync(isUnknown ? new BaloanOutcomeUnknownException(Open) : Api(BaloanErrorCode.AgeNotInValidRange));

        using var response = await host.GetAsync();

        host.Logs.Entries.Should().ContainSingle(entry => entry.Id.Id == 2200).Which.Level.Should().Be(expected);
    }

    private static BaloanApiException Api(BaloanErrorCode code, HttpStatusCode status = HttpStatusCode.BadRequest, string operation = Open) =>
        new BaloanApiError { Operation = operation, StatusCode = status, Code = code }.ToException();
}
