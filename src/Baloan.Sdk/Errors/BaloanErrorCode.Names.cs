namespace Baloan.Sdk;

/// <content>The documented names.</content>
public readonly partial record struct BaloanErrorCode
{
    /// <summary>The documented codes as the gateway writes them, for a <c>switch</c> over <see cref="Value"/>.</summary>
    public static class Names
    {
        /// <summary>The login is not valid.</summary>
        public const string UnauthorizedPartnership = "unauthorized_partnership";

        /// <summary>The phone number is registered with another national id.</summary>
        public const string PhoneNumberExistWithAnotherNationalId = "phone_number_exist_with_another_national_id";

        /// <summary>The national id is registered with another phone number.</summary>
        public const string NationalIdExistsWithAnotherPhoneNumber = "national_id_exists_with_another_phone_number";

        /// <summary>The applicant's age must be 18 to 70 years.</summary>
        public const string AgeNotInValidRange = "age_not_in_valid_range";

        /// <summary>The birth date is not a Gregorian <c>YYYY-MM-DD</c>.</summary>
        public const string InvalidDateFormat = "invalid_date_format";

        /// <summary>The amount or the length is outside the store's policies.</summary>
        public const string LoanDueOrAmountNotMatchStorePolicies = "loan_due_or_amount_not_match_store_policies";

        /// <summary>By the national registry (Shahkar), phone number and national id do not belong together.</summary>
        public const string NationalPhoneVerificationFailed = "national_phone_verification_failed";

        /// <summary>An inquiry of the gateway at an upstream service failed.</summary>
        public const string ServiceInquiryFailed = "service_inquiry_failed";

        /// <summary>The field cannot be changed in the loan file's present state.</summary>
        public const string CanNotUpdate = "can_not_update";

        /// <summary>The loan file could not be cancelled.</summary>
        public const string FailedToCancelLoan = "failed_to_cancel_loan";

        /// <summary>Not possible in the loan file's present state.</summary>
        public const string NotAllowedInState = "not_allowed_in_state";

        /// <summary>The user has already signed the contract.</summary>
        public const string AlreadyAgreedByUser = "already_agreed_by_user";

        /// <summary>The same request was made before.</summary>
        public const string DuplicateRequest = "duplicate_request";

        /// <summary>No one-time code was issued, so there is none to verify.</summary>
        public const string NoRequestToVerify = "no_request_to_verify";

        /// <summary>The one-time code is wrong.</summary>
        public const string IncorrectOtpCode = "incorrect_otp_code";

        /// <summary>One-time codes were asked for too often; ask again later.</summary>
        public const string ThrottledOtpCode = "throttled_otp_code";

        /// <summary>The amount is more than the applicant's credit.</summary>
        public const string LoanAmountExceedUserCredit = "loan_amount_exceed_user_credit";
    }
}
