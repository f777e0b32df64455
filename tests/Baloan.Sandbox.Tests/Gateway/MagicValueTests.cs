using System.Net;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Gateway;

/// <summary>Every documented code, had by a magic value.</summary>
public sealed class MagicValueTests : SandboxTest
{
    private static readonly string[] Codes =
    [
        "unauthorized_partnership", "phone_number_exist_with_another_national_id", "national_id_exists_with_another_phone_number",
        "age_not_in_valid_range", "invalid_date_format", "loan_due_or_amount_not_match_store_policies", "national_phone_verification_failed",
        "service_inquiry_failed", "can_not_update", "failed_to_cancel_loan", "not_allowed_in_state", "already_agreed_by_user",
        "duplicate_request", "no_request_to_verify", "incorrect_otp_code", "throttled_otp_code", "loan_amount_exceed_user_credit",
    ];

    public static TheoryData<string> AllCodes => new(Codes);

    public static TheoryData<string> OtpCodes => new(SandboxMagicValues.Otps.Keys);

    [Theory]
    [MemberData(nameof(AllCodes))]
    public async Task A_national_identifier_earns_each_code_every_time(string code)
    {
        var body = Partner.LoanBody(national: SandboxMagicValues.NationalIdentifiers[code]);

        (await EarnAsync(body)).Should().Contain(code);
        (await EarnAsync(body)).Should().Contain(code);
    }

    [Theory]
    [MemberData(nameof(OtpCodes))]
    public async Task A_one_time_password_earns_the_codes_of_signing(string code)
    {
        var loan = await VerifiedLoanAsync();
        await Partner.RequestOtpAsync(loan);

        var answer = await Partner.SignAsync(loan, SandboxMagicValues.Otps[code]);

        answer.Code.Should().Be(code);
        answer.Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_user_name_earns_unauthorized_partnership()
    {
        using var partner = new Partner(Sandbox.BaseAddress, SandboxMagicValues.NotAPartner, "any");

        (await partner.LogInAsync()).Code.Should().Be("unauthorized_partnership");
    }

    [Fact]
    public void There_is_an_identifier_for_every_code_with_a_right_check_digit()
    {
        SandboxMagicValues.NationalIdentifiers.Keys.Should().BeEquivalentTo(Codes);
        SandboxMagicValues.NationalIdentifiers.Values.Should().OnlyHaveUniqueItems().And.OnlyContain(id => HasRightCheckDigit(id));
    }

    [Fact]
    public async Task The_documentation_lists_each_of_them_beside_its_code()
    {
        var lines = await File.ReadAllLinesAsync(Repository.PathOf("docs", "sandbox.md"), Cancellation);

        foreach (var (code, value) in SandboxMagicValues.NationalIdentifiers.Concat(SandboxMagicValues.Otps))
        {
            lines.Should().Contain(line => line.Contains($"`{code}`") && line.Contains($"`{value}`"), $"{value} earns {code}");
        }
    }

    /// <summary>The codes of every operation of a journey.</summary>
    private async Task<List<string?>> EarnAsync(string body)
    {
        var opened = await Partner.OpenAsync(body);
        if (!opened.Response.IsSuccessStatusCode)
        {
            return [opened.Code];
        }

        var loan = opened.Json.GetProperty("uuid").GetGuid();
        await Sandbox.AdvanceAsync(loan);
        return
        [
            (await Partner.ContractAsync(loan)).Code,
            (await Partner.RequestOtpAsync(loan)).Code,
            (await Partner.SignAsync(loan, Sandbox.OtpOf(loan) ?? "12345")).Code,
            (await Partner.CancelAsync(loan)).Code,
        ];
    }

    private static bool HasRightCheckDigit(string id)
    {
        var sum = id[..9].Select((digit, index) => (digit - '0') * (10 - index)).Sum() % 11;
        return id[9] - '0' == (sum < 2 ? sum : 11 - sum);
    }
}
