using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>
/// An error code of the gateway. The set is open: a code that this version does not know is carried through as it
/// came, so compare with the codes below and expect others. Codes compare ordinally.
/// </summary>
[JsonConverter(typeof(BaloanErrorCodeJsonConverter))]
[TypeConverter(typeof(TextTypeConverter<BaloanErrorCode, BaloanErrorCodeText>))]
public readonly partial record struct BaloanErrorCode
#if NET
    : IParsable<BaloanErrorCode>
#endif
{
    private readonly string? _value;

    private BaloanErrorCode(string value) => _value = value;

    /// <summary>No code: the answer had none.</summary>
    public static BaloanErrorCode None => default;

    /// <summary><c>unauthorized_partnership</c>: the login is not valid.</summary>
    public static BaloanErrorCode UnauthorizedPartnership { get; } = new(Names.UnauthorizedPartnership);

    /// <summary><c>phone_number_exist_with_another_national_id</c>: the phone number is registered with another national id.</summary>
    public static BaloanErrorCode PhoneNumberExistWithAnotherNationalId { get; } = new(Names.PhoneNumberExistWithAnotherNationalId);

    /// <summary><c>national_id_exists_with_another_phone_number</c>: the national id is registered with another phone number.</summary>
    public static BaloanErrorCode NationalIdExistsWithAnotherPhoneNumber { get; } = new(Names.NationalIdExistsWithAnotherPhoneNumber);

    /// <summary><c>age_not_in_valid_range</c>: the applicant's age must be 18 to 70 years.</summary>
    public static BaloanErrorCode AgeNotInValidRange { get; } = new(Names.AgeNotInValidRange);

    /// <summary><c>invalid_date_format</c>: the birth date is not a Gregorian <c>YYYY-MM-DD</c>.</summary>
    public static BaloanErrorCode InvalidDateFormat { get; } = new(Names.InvalidDateFormat);

    /// <summary><c>loan_due_or_amount_not_match_store_policies</c>: the amount or the length is outside the store's policies.</summary>
    public static BaloanErrorCode LoanDueOrAmountNotMatchStorePolicies { get; } = new(Names.LoanDueOrAmountNotMatchStorePolicies);

    /// <summary><c>national_phone_verification_failed</c>: by the national registry (Shahkar), phone number and national id do not belong together.</summary>
    public static BaloanErrorCode NationalPhoneVerificationFailed { get; } = new(Names.NationalPhoneVerificationFailed);

    /// <summary><c>service_inquiry_failed</c>: an inquiry of the gateway at an upstream service failed.</summary>
    public static BaloanErrorCode ServiceInquiryFailed { get; } = new(Names.ServiceInquiryFailed);

    /// <summary><c>can_not_update</c>: the field cannot be changed in the loan file's present state.</summary>
    public static BaloanErrorCode CanNotUpdate { get; } = new(Names.CanNotUpdate);

    /// <summary><c>failed_to_cancel_loan</c>: the loan file could not be cancelled.</summary>
    public static BaloanErrorCode FailedToCancelLoan { get; } = new(Names.FailedToCancelLoan);

    /// <summary><c>not_allowed_in_state</c>: not possible in the loan file's present state.</summary>
    public static BaloanErrorCode NotAllowedInState { get; } = new(Names.NotAllowedInState);

    /// <summary><c>already_agreed_by_user</c>: the user has already signed the contract.</summary>
    public static BaloanErrorCode AlreadyAgreedByUser { get; } = new(Names.AlreadyAgreedByUser);

    /// <summary><c>duplicate_request</c>: the same request was made before.</summary>
    public static BaloanErrorCode DuplicateRequest { get; } = new(Names.DuplicateRequest);

    /// <summary><c>no_request_to_verify</c>: no one-time code was issued, so there is none to verify.</summary>
    public static BaloanErrorCode NoRequestToVerify { get; } = new(Names.NoRequestToVerify);

    /// <summary><c>incorrect_otp_code</c>: the one-time code is wrong.</summary>
    public static BaloanErrorCode IncorrectOtpCode { get; } = new(Names.IncorrectOtpCode);

    /// <summary><c>throttled_otp_code</c>: one-time codes were asked for too often; ask again later.</summary>
    public static BaloanErrorCode ThrottledOtpCode { get; } = new(Names.ThrottledOtpCode);

    /// <summary><c>loan_amount_exceed_user_credit</c>: the amount is more than the applicant's credit.</summary>
    public static BaloanErrorCode LoanAmountExceedUserCredit { get; } = new(Names.LoanAmountExceedUserCredit);

    /// <summary>The code as the gateway writes it; empty for <see cref="None"/>.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the gateway's document names this code.</summary>
    public bool IsDocumented => DocumentedError.Find(this) is not null;

    /// <summary>The code that the gateway writes as <paramref name="value"/>, such as <c>incorrect_otp_code</c>: any text is taken, and an empty one is <see cref="None"/>.</summary>
    /// <param name="value">The code as the gateway writes it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public static BaloanErrorCode From(string value) => value switch
    {
        null => throw new ArgumentNullException(nameof(value)),
        "" => default,
        _ => new BaloanErrorCode(value),
    };

    /// <summary>Reads a code from a route, a query or the like: any text that is not blank, documented or not.</summary>
    /// <param name="s">The text, as the gateway writes it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException">The text is blank.</exception>
    public static BaloanErrorCode Parse(string s) =>
        s is null ? throw new ArgumentNullException(nameof(s))
        : TryParse(s, out var result) ? result : throw new FormatException("The text is blank, and no error code.");

    /// <summary>Reads a code from a route, a query or the like; false when the text is blank.</summary>
    /// <param name="s">The text, as the gateway writes it.</param>
    /// <param name="result">The error code read, or the default.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out BaloanErrorCode result)
    {
        result = string.IsNullOrWhiteSpace(s) ? default : From(s!);
        return result != default;
    }

#if NET
    // Nothing here depends on a culture, so the members that take one are for generic code alone.
    static BaloanErrorCode IParsable<BaloanErrorCode>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<BaloanErrorCode>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BaloanErrorCode result) => TryParse(s, out result);
#endif

    /// <summary>The code as the gateway writes it; empty for <see cref="None"/>.</summary>
    public override string ToString() => Value;

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

/// <summary>The code as the gateway writes it, documented or not; empty for none.</summary>
internal readonly struct BaloanErrorCodeText : ITextForm<BaloanErrorCode>
{
    public bool TryRead(string text, out BaloanErrorCode value)
    {
        value = BaloanErrorCode.From(text);
        return true;
    }

    public string Write(BaloanErrorCode value) => value.Value;
}
