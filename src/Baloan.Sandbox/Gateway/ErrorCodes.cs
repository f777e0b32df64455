namespace Baloan.Sandbox.Gateway;

/// <summary>The documented error codes, all answered with HTTP 400.</summary>
internal static class ErrorCodes
{
    public const string UnauthorizedPartnership = "unauthorized_partnership";
    public const string PhoneNumberExistsWithAnotherNationalId = "phone_number_exist_with_another_national_id";
    public const string NationalIdExistsWithAnotherPhoneNumber = "national_id_exists_with_another_phone_number";
    public const string AgeNotInValidRange = "age_not_in_valid_range";
    public const string InvalidDateFormat = "invalid_date_format";
    public const string PolicyMismatch = "loan_due_or_amount_not_match_store_policies";
    public const string PhoneVerificationFailed = "national_phone_verification_failed";
    public const string ServiceInquiryFailed = "service_inquiry_failed";
    public const string CanNotUpdate = "can_not_update";
    public const string FailedToCancelLoan = "failed_to_cancel_loan";
    public const string NotAllowedInState = "not_allowed_in_state";
    public const string AlreadyAgreedByUser = "already_agreed_by_user";
    public const string DuplicateRequest = "duplicate_request";
    public const string NoRequestToVerify = "no_request_to_verify";
    public const string IncorrectOtpCode = "incorrect_otp_code";
    public const string ThrottledOtpCode = "throttled_otp_code";
    public const string LoanAmountExceedUserCredit = "loan_amount_exceed_user_credit";
}
