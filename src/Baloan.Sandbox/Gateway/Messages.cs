using System.Globalization;

namespace Baloan.Sandbox.Gateway;

/// <summary>The sentences of the gateway, in English and Persian.</summary>
internal static class Messages
{
    private static readonly Dictionary<string, (string English, string Persian)> Texts = new(StringComparer.Ordinal)
    {
        [ErrorCodes.UnauthorizedPartnership] =
            ("This login is not one of a partner.", "این نام کاربری به همکار تجاری تعلق ندارد."),
        [ErrorCodes.PhoneNumberExistsWithAnotherNationalId] =
            ("This phone number is registered with another national id.", "این شماره تماس با کد ملی دیگری ثبت شده است."),
        [ErrorCodes.NationalIdExistsWithAnotherPhoneNumber] =
            ("This national id is registered with the phone number {0}.", "این کد ملی با شماره تماس {0} ثبت شده است."),
        [ErrorCodes.AgeNotInValidRange] =
            ("The applicant must be 18 to 70 years old.", "سن متقاضی باید بین ۱۸ تا ۷۰ سال باشد."),
        [ErrorCodes.InvalidDateFormat] =
            ("The date of birth must be a Gregorian date, YYYY-MM-DD.", "تاریخ تولد باید میلادی و به شکل YYYY-MM-DD باشد."),
        [ErrorCodes.PolicyMismatch] =
            ("The amount or the length is outside the policies of the store.", "مبلغ یا مدت وام با سیاست‌های فروشگاه سازگار نیست."),
        [ErrorCodes.PhoneVerificationFailed] =
            ("According to Shahkar the phone number does not belong to this national id.", "طبق سامانهٔ شاهکار شماره تماس به این کد ملی تعلق ندارد."),
        [ErrorCodes.ServiceInquiryFailed] =
            ("The inquiry of {0} failed.", "استعلام از {0} ناموفق بود."),
        [ErrorCodes.CanNotUpdate] =
            ("The field cannot be changed in this state.", "تغییر این فیلد در این وضعیت ممکن نیست."),
        [ErrorCodes.FailedToCancelLoan] =
            ("The loan could not be cancelled.", "لغو وام انجام نشد."),
        [ErrorCodes.NotAllowedInState] =
            ("This is not possible in the loan's state.", "این کار در وضعیت کنونی وام ممکن نیست."),
        [ErrorCodes.AlreadyAgreedByUser] =
            ("The contract is signed already.", "قرارداد پیش‌تر امضا شده است."),
        [ErrorCodes.DuplicateRequest] =
            ("This request was made already.", "این درخواست پیش‌تر ثبت شده است."),
        [ErrorCodes.NoRequestToVerify] =
            ("There is no request to verify.", "درخواستی برای تأیید وجود ندارد."),
        [ErrorCodes.IncorrectOtpCode] =
            ("The code is wrong.", "کد نادرست است."),
        [ErrorCodes.ThrottledOtpCode] =
            ("Ask for a code again later.", "کمی بعد دوباره درخواست کد کنید."),
        [ErrorCodes.LoanAmountExceedUserCredit] =
            ("The amount is more than the applicant's credit.", "مبلغ بیش از اعتبار متقاضی است."),
        ["not_found"] = ("Not found.", "پیدا نشد."),
        ["no_credentials"] = ("Authentication credentials were not provided.", "اطلاعات احراز هویت فرستاده نشده است."),
        ["bad_authorization_header"] =
            ("Authorization header must contain two space-delimited values", "سرآیند احراز هویت باید دو بخش جدا با فاصله داشته باشد"),
        ["token_not_valid"] = ("Given token not valid for any token type", "توکن داده شده برای هیچ نوع توکنی معتبر نیست"),
        ["token_expired"] = ("Token is invalid or expired", "توکن نامعتبر است یا منقضی شده"),
        ["token_blacklisted"] = ("Token is blacklisted", "توکن در فهرست سیاه است"),
        ["no_account"] = ("No active account found with the given credentials", "حساب فعالی با این مشخصات پیدا نشد"),
        ["method"] = ("Method \"{0}\" not allowed.", "متد \"{0}\" مجاز نیست."),
        ["not_acceptable"] = ("Could not satisfy the request Accept header.", "پاسخی مطابق سرآیند Accept ممکن نیست."),
        ["media_type"] = ("Unsupported media type \"{0}\" in request.", "نوع رسانهٔ \"{0}\" در درخواست پشتیبانی نمی‌شود."),
        ["throttled"] = ("Request was throttled. Expected available in {0} seconds.", "درخواست محدود شد. {0} ثانیهٔ دیگر تلاش کنید."),
        ["required"] = ("This field is required.", "این فیلد الزامی است."),
        ["null"] = ("This field may not be null.", "این فیلد نمی‌تواند تهی باشد."),
        ["blank"] = ("This field may not be blank.", "این فیلد نمی‌تواند خالی باشد."),
        ["not_a_string"] = ("Not a valid string.", "رشتهٔ معتبری نیست."),
        ["not_an_integer"] = ("A valid integer is required.", "یک عدد صحیح لازم است."),
        ["not_an_object"] = ("Invalid data. Expected a dictionary, but got {0}.", "دادهٔ نامعتبر: به‌جای شیء {0} آمده است."),
        ["minimum"] = ("Ensure this value is greater than or equal to {0}.", "این مقدار نباید کمتر از {0} باشد."),
        ["phone_number"] = ("Enter a valid phone number.", "شماره تماس معتبر نیست."),
        ["national_identifier"] = ("Enter a valid national identifier.", "کد ملی معتبر نیست."),
        ["unknown_store"] = ("Invalid pk \"{0}\" - object does not exist.", "فروشگاهی با شناسهٔ \"{0}\" وجود ندارد."),
        ["otp_sent"] = ("The code was sent to the applicant.", "کد برای متقاضی فرستاده شد."),
        ["signed"] = ("The contract is signed.", "قرارداد امضا شد."),
        ["cancelled"] = ("The loan is cancelled.", "وام لغو شد."),
    };

    public static string Of(string key, string language, string? argument = null)
    {
        if (!Texts.TryGetValue(key, out var text))
        {
            return key;
        }

        var format = language == Language.Persian ? text.Persian : text.English;
        return argument is null ? format : string.Format(CultureInfo.InvariantCulture, format, argument);
    }
}
