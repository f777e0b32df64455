using System.Net;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Gateway;

/// <summary>Every documented code, had by doing what earns it.</summary>
public sealed class ErrorCodeTests : SandboxTest
{
    [Fact]
    public async Task Unauthorized_partnership_when_the_contract_with_the_partner_has_ended()
    {
        Sandbox.PartnershipIsActive = false;

        Earned(await Partner.LogInAsync(), "unauthorized_partnership");
        Earned(await Partner.PoliciesAsync(), "unauthorized_partnership");
    }

    [Fact]
    public async Task Phone_number_exists_when_another_person_comes_with_it()
    {
        await Partner.OpenedAsync();

        Earned(await Partner.OpenAsync(Partner.LoanBody(national: "0013542419")), "phone_number_exist_with_another_national_id");
    }

    [Fact]
    public async Task National_id_exists_when_the_person_comes_with_another_phone_and_the_message_names_the_first()
    {
        await Partner.OpenedAsync();

        var answer = await Partner.OpenAsync(Partner.LoanBody(phone: "09351112233"));

        Earned(answer, "national_id_exists_with_another_phone_number");
        answer.Json.GetProperty("detail").GetString().Should().Contain("09123456789");
    }

    [Theory]
    [InlineData("2008-11-25")]
    [InlineData("1955-11-24")]
    [InlineData("1377-11-25")]
    public async Task Age_is_not_in_range_below_18_and_above_70(string birthDate)
    {
        Sandbox.Clock.Set(new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));
        await Partner.LogInAsync();

        Earned(await Partner.OpenAsync(Partner.LoanBody(birth: birthDate)), "age_not_in_valid_range");
    }

    [Theory]
    [InlineData("2008-11-24")]
    [InlineData("1955-11-25")]
    public async Task Eighteen_today_and_seventy_until_tomorrow_are_in_range(string birthDate)
    {
        Sandbox.Clock.Set(new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));
        await Partner.LogInAsync();

        (await Partner.OpenAsync(Partner.LoanBody(birth: birthDate))).Status.Should().Be(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("1999/02/14")]
    [InlineData("14-02-1999")]
    [InlineData("1999-2-14")]
    [InlineData("1999-02-30")]
    [InlineData("۱۹۹۹-۰۲-۱۴")]
    public async Task Invalid_date_format_for_what_is_no_Gregorian_date(string birthDate) =>
        Earned(await Partner.OpenAsync(Partner.LoanBody(birth: birthDate)), "invalid_date_format");

    [Theory]
    [InlineData(9_999_999, 12)]
    [InlineData(30_000_000, 12)]
    [InlineData(10_000_000, 6)]
    public async Task Policy_mismatch_for_an_amount_or_a_length_outside_of_them(long amount, int due) =>
        Earned(await Partner.OpenAsync(Partner.LoanBody(amount: amount, due: due)), "loan_due_or_amount_not_match_store_policies");

    [Fact]
    public async Task Phone_verification_fails_when_Shahkar_knows_another_owner()
    {
        Sandbox.Inquiries.AssignPhone("09123456789", "0013542419");

        Earned(await Partner.OpenAsync(), "national_phone_verification_failed");
        (await Partner.OpenAsync(Partner.LoanBody(national: "0013542419"))).Status.Should().Be(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(SandboxService.Shahkar, "Shahkar")]
    [InlineData(SandboxService.CreditBureau, "credit bureau")]
    public async Task Service_inquiry_fails_while_an_upstream_service_is_down(SandboxService service, string name)
    {
        Sandbox.Inquiries.Fail(service);
        var answer = await Partner.OpenAsync();
        Sandbox.Inquiries.Restore(service);

        Earned(answer, "service_inquiry_failed");
        answer.Json.GetProperty("detail").GetString().Should().Contain(name);
        (await Partner.OpenAsync()).Status.Should().Be(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(SandboxLoanState.Blocked)]
    [InlineData(SandboxLoanState.Canceled)]
    public async Task Can_not_update_when_a_dead_file_is_signed(SandboxLoanState state)
    {
        var loan = await VerifiedLoanAsync();
        await Sandbox.MoveAsync(loan, state, "A test.");

        Earned(await Partner.SignAsync(loan, "12345"), "can_not_update");
    }

    [Theory]
    [InlineData(SandboxLoanState.SendLoanToBank)]
    [InlineData(SandboxLoanState.LoanPaid)]
    [InlineData(SandboxLoanState.Blocked)]
    public async Task Failed_to_cancel_once_the_bank_has_the_file_or_it_is_blocked(SandboxLoanState state)
    {
        var loan = await VerifiedLoanAsync();
        await Sandbox.MoveAsync(loan, state);

        Earned(await Partner.CancelAsync(loan), "failed_to_cancel_loan");
    }

    [Fact]
    public async Task Not_allowed_in_state_before_the_cheque_is_verified_and_after_a_cancelling()
    {
        var loan = await Partner.OpenedAsync();

        Earned(await Partner.ContractAsync(loan), "not_allowed_in_state");
        Earned(await Partner.RequestOtpAsync(loan), "not_allowed_in_state");
        Earned(await Partner.SignAsync(loan, "12345"), "not_allowed_in_state");
        await Partner.CancelAsync(loan);
        Earned(await Partner.CancelAsync(loan), "not_allowed_in_state");
    }

    [Fact]
    public async Task Already_agreed_when_a_signed_contract_is_signed_again()
    {
        var loan = await VerifiedLoanAsync();
        await Partner.RequestOtpAsync(loan);
        var otp = Sandbox.OtpOf(loan)!;
        await Partner.SignAsync(loan, otp);

        Earned(await Partner.SignAsync(loan, otp), "already_agreed_by_user");
        Earned(await Partner.RequestOtpAsync(loan), "already_agreed_by_user");
    }

    [Fact]
    public async Task Duplicate_request_while_the_same_file_is_open()
    {
        var loan = await Partner.OpenedAsync();

        Earned(await Partner.OpenAsync(), "duplicate_request");
        await Partner.CancelAsync(loan);
        (await Partner.OpenAsync()).Status.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task No_request_to_verify_when_no_code_was_issued_or_it_is_too_old()
    {
        var loan = await VerifiedLoanAsync();

        Earned(await Partner.SignAsync(loan, "12345"), "no_request_to_verify");
        await Partner.RequestOtpAsync(loan);
        var otp = Sandbox.OtpOf(loan)!;
        Sandbox.Clock.Jump(TimeSpan.FromMinutes(2));
        Earned(await Partner.SignAsync(loan, otp), "no_request_to_verify");
    }

    [Fact]
    public async Task Incorrect_otp_for_a_wrong_code_and_the_right_one_still_signs()
    {
        var loan = await VerifiedLoanAsync();
        await Partner.RequestOtpAsync(loan);

        Earned(await Partner.SignAsync(loan, "1"), "incorrect_otp_code");
        (await Partner.SignAsync(loan, Sandbox.OtpOf(loan)!)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Throttled_otp_when_a_code_is_asked_for_too_soon()
    {
        var loan = await VerifiedLoanAsync();
        await Partner.RequestOtpAsync(loan);

        Earned(await Partner.RequestOtpAsync(loan), "throttled_otp_code");
        Sandbox.Clock.Jump(TimeSpan.FromSeconds(30));
        (await Partner.RequestOtpAsync(loan)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Throttled_otp_when_too_many_codes_were_wrong_and_the_right_one_is_void()
    {
        var loan = await VerifiedLoanAsync();
        await Partner.RequestOtpAsync(loan);
        var otp = Sandbox.OtpOf(loan)!;
        for (var attempt = 1; attempt < 5; attempt++)
        {
            Earned(await Partner.SignAsync(loan, "1"), "incorrect_otp_code");
        }

        Earned(await Partner.SignAsync(loan, "1"), "throttled_otp_code");
        Earned(await Partner.SignAsync(loan, otp), "no_request_to_verify");
    }

    [Fact]
    public async Task Credit_is_exceeded_by_the_open_loans_together()
    {
        await Partner.OpenedAsync(Partner.LoanBody(amount: 25_000_000));
        var second = await Partner.OpenedAsync(Partner.LoanBody(amount: 15_000_000));

        Earned(await Partner.OpenAsync(Partner.LoanBody(amount: 11_000_000)), "loan_amount_exceed_user_credit");
        await Partner.CancelAsync(second);
        (await Partner.OpenAsync(Partner.LoanBody(amount: 11_000_000))).Status.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task An_applicant_may_have_another_credit()
    {
        Sandbox.Inquiries.SetCredit("07148143380", 9_000_000);

        Earned(await Partner.OpenAsync(), "loan_amount_exceed_user_credit");
    }

    private static void Earned(Answer answer, string code)
    {
        answer.Code.Should().Be(code, answer.Body);
        answer.Status.Should().Be(HttpStatusCode.BadRequest);
    }
}
