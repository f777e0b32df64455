namespace Baloan.Sdk.Tests.Errors;

/// <summary>The gateway's own table of codes, with the family that each belongs to.</summary>
internal static class DocumentedCodes
{
    public static readonly IReadOnlyDictionary<string, Type> Families = new Dictionary<string, Type>
    {
        ["unauthorized_partnership"] = typeof(BaloanAuthenticationException),
        ["phone_number_exist_with_another_national_id"] = typeof(BaloanApplicantException),
        ["national_id_exists_with_another_phone_number"] = typeof(BaloanApplicantException),
        ["age_not_in_valid_range"] = typeof(BaloanApplicantException),
        ["invalid_date_format"] = typeof(BaloanValidationException),
        ["loan_due_or_amount_not_match_store_policies"] = typeof(BaloanValidationException),
        ["national_phone_verification_failed"] = typeof(BaloanApplicantException),
        ["service_inquiry_failed"] = typeof(BaloanUnavailableException),
        ["can_not_update"] = typeof(BaloanStateException),
        ["failed_to_cancel_loan"] = typeof(BaloanStateException),
        ["not_allowed_in_state"] = typeof(BaloanStateException),
        ["already_agreed_by_user"] = typeof(BaloanStateException),
        ["duplicate_request"] = typeof(BaloanStateException),
        ["no_request_to_verify"] = typeof(BaloanOtpException),
        ["incorrect_otp_code"] = typeof(BaloanOtpException),
        ["throttled_otp_code"] = typeof(BaloanOtpException),
        ["loan_amount_exceed_user_credit"] = typeof(BaloanApplicantException),
    };
}
