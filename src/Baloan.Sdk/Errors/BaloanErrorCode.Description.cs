using System.Globalization;

namespace Baloan.Sdk;

/// <content>What an applicant is told.</content>
public readonly partial record struct BaloanErrorCode
{
    /// <summary>
    /// A sentence for the applicant, this library's own: in Persian for a Persian culture, in English for any other. It tells
    /// nothing that the gateway knows of other people.
    /// </summary>
    /// <param name="culture">The reader's culture; the current one of the user interface when <see langword="null"/>.</param>
    public string Describe(CultureInfo? culture = null)
    {
        var (english, persian) = OfApplicant() ?? OfLoan() ?? OfOtp() ?? Own();
        return PersianCulture.Chooses(culture) ? persian : english;
    }

    private (string English, string Persian)? OfApplicant() => Value switch
    {
        Names.PhoneNumberExistWithAnotherNationalId => (
            "This phone number is registered with another national id. Enter another phone number.",
            "این شماره با کد ملی دیگری ثبت شده است. شمارهٔ دیگری بنویسید."),
        Names.NationalIdExistsWithAnotherPhoneNumber => (
            "This national id is registered with another phone number. Enter that phone number.",
            "این کد ملی با شمارهٔ موبایل دیگری ثبت شده است. همان شماره را بنویسید."),
        Names.NationalPhoneVerificationFailed => (
            "This phone number is not in the name of the holder of this national id. Enter a phone number of your own.",
            "این شماره به نام صاحب این کد ملی نیست. شماره‌ای به نام خودتان بنویسید."),
        Names.AgeNotInValidRange => ("The applicant must be 18 to 70 years old.", "سن متقاضی باید بین ۱۸ تا ۷۰ سال باشد."),
        Names.InvalidDateFormat => ("Check the date of birth.", "تاریخ تولد پذیرفته نشد؛ روز، ماه و سال را دوباره ببینید."),
        Names.LoanAmountExceedUserCredit => (
            "The amount is more than your credit. Choose a smaller amount.",
            "مبلغ وام از اعتبار شما بیشتر است. مبلغ کمتری انتخاب کنید."),
        _ => null,
    };

    private (string English, string Persian)? OfLoan() => Value switch
    {
        Names.LoanDueOrAmountNotMatchStorePolicies => (
            "This amount or length is not offered. Choose both again.",
            "این مبلغ یا مدت ارائه نمی‌شود. مبلغ و مدت را دوباره انتخاب کنید."),
        Names.DuplicateRequest => ("You have made this request before.", "پیش‌تر همین درخواست را ثبت کرده‌اید."),
        Names.CanNotUpdate => ("This can no longer be changed.", "این مورد دیگر تغییر نمی‌کند."),
        Names.NotAllowedInState => ("This is not possible at the present stage of your request.", "این کار در وضعیت کنونی درخواست شما ممکن نیست."),
        Names.AlreadyAgreedByUser => ("You have already signed the contract.", "قرارداد را پیش‌تر امضا کرده‌اید."),
        Names.FailedToCancelLoan => ("Your request could not be cancelled. Please ask support.", "درخواست شما لغو نشد. لطفاً با پشتیبانی تماس بگیرید."),
        _ => null,
    };

    private (string English, string Persian)? OfOtp() => Value switch
    {
        Names.NoRequestToVerify => ("Ask for a code first.", "نخست کد تأیید بخواهید."),
        Names.IncorrectOtpCode => ("The code is wrong. Enter it again.", "کد تأیید نادرست است. دوباره بنویسید."),
        Names.ThrottledOtpCode => ("Wait a little, then ask for a new code.", "کمی صبر کنید، سپس دوباره کد بخواهید."),
        _ => null,
    };

    private (string English, string Persian) Own() => Value switch
    {
        Names.ServiceInquiryFailed => ("An inquiry failed. Try again later.", "استعلام پاسخ نداد. کمی بعد دوباره تلاش کنید."),
        Names.UnauthorizedPartnership => ("Loans are not available now. Try again later.", "اکنون امکان دریافت وام نیست. بعداً دوباره تلاش کنید."),
        _ => ("The request was not accepted. Please ask support.", "درخواست پذیرفته نشد. لطفاً با پشتیبانی تماس بگیرید."),
    };
}
