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
    string Resend,
    string FaultLabel,
    string Unavailable,
    string SwitchOn,
    string SwitchOff,
    string OneHit,
    string NoFaults,
    string ShowPersonal,
    string CopyCurl,
    string OtherLanguage,
    string OtherTitle)
{
    public static readonly Words English = new(
        "en", "ltr", "Live", "Loan 1", ["Created", "Cheque verified", "Sent to the bank", "Paid out"], "Move to: {0}", "Block", "Blocked",
        "Delivered", "Resend", "What goes wrong", "503, offline for maintenance", "Switch on", "Switch off", "Hits: 1", "No fault is on",
        "Show personal data", "Copy as curl", "فارسی", "سندباکس بالون");

    public static readonly Words Persian = new(
        "fa", "rtl", "زنده", "وام ۱", ["ایجاد شده", "وام تکمیل شد", "ارسال وام به بانک", "وام پرداخت شده"], "رفتن به: {0}", "مسدود کردن", "مسدود شده",
        "تحویل شده", "ارسال دوباره", "چه چیزی خراب شود", "۵۰۳، در دست تعمیر", "روشن کن", "خاموش کن", "۱ برخورد", "هیچ خطایی روشن نیست",
        "نمایش داده‌های شخصی", "رونوشت curl", "English", "Baloan sandbox");

    /// <summary>The language, for a test's name.</summary>
    public override string ToString() => Language;

    public static Words Of(string language) => language == "fa" ? Persian : English;
}
