using System.Globalization;

namespace Baloan.EndToEnd.Tests.Support;

/// <summary>What a reader of the dashboard sees, in one language.</summary>
public sealed record Words(
    string Language,
    string Direction,
    string Live,
    string Loan,
    string[] States,
    string MoveTo,
    string Block,
    string Blocked,
    string Delivered,
    string GivenUp,
    string Resend,
    string FaultLabel,
    string Unavailable,
    string SwitchOn,
    string SwitchOff,
    string OneHit,
    string NoFaults,
    string ShowPersonal,
    string CopyCurl,
    string Copied,
    string CopiedInvented,
    string OtherLanguage,
    string OtherTitle)
{
    public static readonly Words English = new(
        "en", "ltr", "Live", "Loan 1", ["Created", "Cheque verified", "Sent to the bank", "Paid out"], "Move to: {0}", "Block", "Blocked",
        "Delivered", "Given up", "Resend", "What goes wrong", "503, nothing is done", "Switch on", "Switch off", "Hits: 1", "No fault is on",
        "Show personal data", "Copy as curl", "Copied", "Copied, with an invented applicant. Show personal data to copy what was sent.", "فارسی", "درگاه آزمایشی بالون");

    public static readonly Words Persian = new(
        "fa", "rtl", "زنده", "وام ۱", ["ایجاد شده", "وام تکمیل شد", "ارسال وام به بانک", "وام پرداخت شده"], "رفتن به: {0}", "مسدود کردن", "مسدود شده",
        "تحویل شده", "رها شده", "ارسال دوباره", "چه چیزی خراب شود", "پاسخ ۵۰۳، بدون انجام کار", "روشن کن", "خاموش کن", "۱ برخورد", "هیچ خرابی ساختگی روشن نیست",
        "نمایش داده‌های شخصی", "رونوشت curl", "رونوشت شد",
        "رونوشت شد، با متقاضی ساختگی. برای رونوشت از آنچه فرستاده شده، داده‌های شخصی را نمایش دهید.", "English", "Baloan sandbox");

    /// <summary>The language, for a test's name.</summary>
    public override string ToString() => Language;

    public static Words Of(string language) => language == "fa" ? Persian : English;

    /// <summary>A number as this reader writes it.</summary>
    public string Of(int number)
    {
        var grouped = number.ToString("N0", CultureInfo.InvariantCulture);
        return Language == "fa" ? Digits(grouped.Replace(",", "٬", StringComparison.Ordinal)) : grouped;
    }

    /// <summary>Digits as this reader types them.</summary>
    public string Digits(string text) =>
        Language == "fa" ? string.Concat(text.Select(letter => char.IsAsciiDigit(letter) ? (char)('۰' + (letter - '0')) : letter)) : text;
}
