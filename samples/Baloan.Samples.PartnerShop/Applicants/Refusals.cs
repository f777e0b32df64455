using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Applicants;

/// <summary>Says in Persian what the gateway refused, and where on the page that belongs.</summary>
public static class Refusals
{
    private const string TryLater = "همین حالا امکان ثبت درخواست وام نیست و وامی باز نشد. چند دقیقهٔ دیگر دوباره تلاش کنید.";

    // What the gateway knows about other people stays out of the sentences: anybody can type anybody's national id.
    private static readonly Dictionary<BaloanErrorCode, (string Field, string Sentence)> ByCode = new()
    {
        [BaloanErrorCode.PhoneNumberExistWithAnotherNationalId] =
            (ApplicantField.PhoneNumber, "این شماره با کد ملی دیگری ثبت شده است. شمارهٔ دیگری بنویسید."),
        [BaloanErrorCode.NationalIdExistsWithAnotherPhoneNumber] =
            (ApplicantField.PhoneNumber, "این کد ملی با شمارهٔ موبایل دیگری ثبت شده است. همان شماره را بنویسید."),
        [BaloanErrorCode.NationalPhoneVerificationFailed] =
            (ApplicantField.PhoneNumber, "این شماره به نام صاحب این کد ملی نیست. شماره‌ای به نام خودتان بنویسید."),
        [BaloanErrorCode.AgeNotInValidRange] =
            (ApplicantField.BirthDate, "سن متقاضی باید بین ۱۸ تا ۷۰ سال باشد."),
        [BaloanErrorCode.InvalidDateFormat] =
            (ApplicantField.BirthDate, "تاریخ تولد پذیرفته نشد؛ روز، ماه و سال را دوباره ببینید."),
        [BaloanErrorCode.LoanAmountExceedUserCredit] =
            (ApplicantField.Plan, "مبلغ وام از اعتبار شما بیشتر است. مبلغ کمتری انتخاب کنید."),
        [BaloanErrorCode.LoanDueOrAmountNotMatchStorePolicies] =
            (ApplicantField.Plan, "شرایط وام عوض شده است. مبلغ و مدت را دوباره انتخاب کنید."),
        [BaloanErrorCode.DuplicateRequest] =
            (ApplicantField.Form, "پیش‌تر همین درخواست را ثبت کرده‌اید و هنوز باز است."),
        [BaloanErrorCode.ServiceInquiryFailed] =
            (ApplicantField.Form, "استعلام از سامانه‌های بیرونی پاسخ نداد و وامی باز نشد. کمی بعد دوباره تلاش کنید."),
        [BaloanErrorCode.UnauthorizedPartnership] =
            (ApplicantField.Form, TryLater),
    };

    private static readonly Dictionary<string, string> FieldsByWireName = new()
    {
        ["phone_number"] = ApplicantField.PhoneNumber,
        ["national_identifier"] = ApplicantField.NationalId,
        ["birth_date"] = ApplicantField.BirthDate,
        ["amount"] = ApplicantField.Plan,
        ["loan_due"] = ApplicantField.Plan,
        ["store"] = ApplicantField.Plan,
    };

    /// <summary>What to tell the applicant of an exception after which it is certain that no loan was opened.</summary>
    public static Refusal Of(BaloanException exception) => exception switch
    {
        BaloanApiException error when ByCode.TryGetValue(error.Code, out var known) => new(known.Field, known.Sentence),
        BaloanApiException { FieldErrors.Count: > 0 } error => new([.. error.FieldErrors.Select(OfField)]),
        BaloanApplicantException or BaloanValidationException => new(ApplicantField.Form, "این درخواست پذیرفته نشد. اطلاعات را دوباره ببینید."),
        _ => new(ApplicantField.Form, TryLater),
    };

    // The client asks for Persian, so the gateway's own words are for the applicant.
    private static (string Field, string Sentence) OfField(KeyValuePair<string, IReadOnlyList<string>> error) =>
        FieldsByWireName.TryGetValue(error.Key, out var field)
            ? (field, string.Join(" ", error.Value))
            : (ApplicantField.Form, string.Join(" ", error.Value));
}
