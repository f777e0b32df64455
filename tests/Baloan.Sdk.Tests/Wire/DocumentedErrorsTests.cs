using System.Net;
using System.Text;

namespace Baloan.Sdk.Tests.Wire;

/// <summary>Each code of the gateway's table of errors, answered with 400 by an operation that can give it.</summary>
public sealed class DocumentedErrorsTests : IAsyncLifetime
{
    private readonly WireGateway _gateway = new();

    public static TheoryData<string, string, Type> Codes => new()
    {
        { "unauthorized_partnership", "POST token/", typeof(BaloanAuthenticationException) },
        { "service_inquiry_failed", "GET loan-policies", typeof(BaloanUnavailableException) },
        { "phone_number_exist_with_another_national_id", "POST loan/", typeof(BaloanApplicantException) },
        { "national_id_exists_with_another_phone_number", "POST loan/", typeof(BaloanApplicantException) },
        { "age_not_in_valid_range", "POST loan/", typeof(BaloanApplicantException) },
        { "invalid_date_format", "POST loan/", typeof(BaloanValidationException) },
        { "loan_due_or_amount_not_match_store_policies", "POST loan/", typeof(BaloanValidationException) },
        { "national_phone_verification_failed", "POST loan/", typeof(BaloanApplicantException) },
        { "loan_amount_exceed_user_credit", "POST loan/", typeof(BaloanApplicantException) },
        { "duplicate_request", "POST loan/", typeof(BaloanStateException) },
        { "can_not_update", "POST loan/", typeof(BaloanStateException) },
        { "failed_to_cancel_loan", "POST loan/{uuid}/cancel/", typeof(BaloanStateException) },
        { "not_allowed_in_state", "GET loan/{uuid}/contract/", typeof(BaloanStateException) },
        { "throttled_otp_code", "POST loan/{uuid}/contract/", typeof(BaloanOtpException) },
        { "already_agreed_by_user", "PATCH loan/{uuid}/contract/", typeof(BaloanStateException) },
        { "no_request_to_verify", "PATCH loan/{uuid}/contract/", typeof(BaloanOtpException) },
        { "incorrect_otp_code", "PATCH loan/{uuid}/contract/", typeof(BaloanOtpException) },
    };

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_documented_code_is_the_exception_of_its_family(string code, string operation, Type family)
    {
        var (method, route) = (operation.Split(' ')[0], operation.Split(' ')[1]);
        var path = WireGateway.Root + route.Replace("{uuid}", DocumentedExample.LoanId.ToString(), StringComparison.Ordinal);
        _gateway.Answer(method, path, Encoding.UTF8.GetBytes($$"""{"code":"{{code}}","message":"پیام خطا"}"""), HttpStatusCode.BadRequest);

        var act = () => CallAsync(operation);

        var error = (await act.Should().ThrowAsync<BaloanApiException>()).Which;
        error.Should().BeOfType(family);
        error.Code.Value.Should().Be(code);
        error.Code.IsDocumented.Should().BeTrue();
        error.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        error.Operation.Should().Be(operation);
        error.GatewayMessage.Should().Be("پیام خطا");
        _gateway.Requests.Count(request => request.AbsolutePath == path).Should().Be(1, "a refusal is not repeated");
    }

    private Task CallAsync(string operation)
    {
        var (client, token) = (_gateway.Client, TestContext.Current.CancellationToken);
        return operation switch
        {
            "POST token/" or "GET loan-policies" => client.Policies.ListAsync(token),
            "POST loan/" => client.Loans.CreateAsync(DocumentedExample.NewLoanRequest(), token),
            "POST loan/{uuid}/cancel/" => client.Loans.CancelAsync(DocumentedExample.LoanId, token),
            "GET loan/{uuid}/contract/" => client.Contracts.GetAsync(DocumentedExample.LoanId, token),
            "POST loan/{uuid}/contract/" => client.Contracts.RequestOtpAsync(DocumentedExample.LoanId, token),
            "PATCH loan/{uuid}/contract/" => client.Contracts.SignAsync(DocumentedExample.LoanId, "12345", token),
            _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "There is no such operation."),
        };
    }
}
