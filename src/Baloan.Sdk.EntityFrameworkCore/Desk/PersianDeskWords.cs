using System.Globalization;

namespace Baloan.Sdk;

/// <summary>Persian, with the calendar, the digits and the time of Iran.</summary>
internal sealed class PersianDeskWords : DeskWords
{
    private static readonly PersianCalendar Calendar = new();
    private static readonly TimeSpan Tehran = new(3, 30, 0);

    public override string Language => "fa";

    public override string Direction => "rtl";

    public override string OtherLanguage => "en";

    public override string OtherLanguageName => "English";

    public override string Title => "میز وام‌ها";

    public override string Lead => "آنچه نیاز به رسیدگی دارد: وام‌هایی که سرانجامشان معلوم نیست، فراخوان‌هایی که پردازش نشدند و وام‌هایی که متوقف مانده‌اند.";

    public override string Unknown => "سرانجام نامعلوم";

    public override string UnknownLead => "پاسخ درگاه نرسیده و شاید وام ساخته شده باشد. از بالون بپرسید و سپس اینجا تعیین تکلیف کنید. تا آن زمان دوباره درخواست نمی‌شود.";

    public override string Candidates => "وام‌هایی که شاید متعلق به آن باشند";

    public override string NoCandidates => "هنوز خبری از وامی که بتواند متعلق به آن باشد نرسیده است.";

    public override string TypedLoan => "شناسهٔ وامی دیگر";

    public override string SettleAsOpened => "ثبت به عنوان ساخته‌شده";

    public override string SettleAsOpenedHint => "وام را برگزینید یا شناسه‌اش را بنویسید.";

    public override string SettleAsNotOpened => "ثبت به عنوان ساخته‌نشده …";

    public override string NotOpenedWarning => "از آن پس می‌توان این مرجع را دوباره فرستاد. اگر وامی در کار باشد، پول دو بار وام داده می‌شود.";

    public override string NotOpenedConfirmation => "از بالون پرسیده‌ام: برای این مرجع وامی وجود ندارد.";

    public override string DeadLetters => "فراخوان‌های مانده";

    public override string DeadLettersLead => "پردازش این فراخوان‌ها بارها ناموفق بود. علت را برطرف کنید و دوباره پردازش کنید.";

    public override string Replay => "پردازش دوباره";

    public override string ReplayAll => "پردازش دوبارهٔ همه";

    public override string Stuck => "وام‌های متوقف‌مانده";

    public override string StuckLead => "ساخته شده‌اند، پایان نیافته‌اند و مدت‌هاست خبری از آنها نیست. از بالون پیگیری کنید.";

    public override string Orphans => "وام‌های بی‌سطر";

    public override string OrphansLead => "فراخوان‌ها از آنها خبر داده‌اند، ولی در دفتر نیستند. تازه‌ترین‌ها نخست می‌آیند.";

    public override string Nothing => "چیزی نیست.";

    public override string Partner => "همکار";

    public override string Reference => "مرجع";

    public override string Loan => "وام";

    public override string StateName => "وضعیت";

    public override string Amount => "مبلغ";

    public override string Months => "ماه";

    public override string Store => "فروشگاه";

    public override string AskedAt => "زمان درخواست";

    public override string LastNews => "آخرین خبر";

    public override string FirstTold => "نخستین خبر";

    public override string Received => "دریافت";

    public override string Failures => "ناموفق";

    public override string Error => "خطا";

    public override string Updated => "به‌روز تا";

    public override string Number(decimal number) => Digits(number.ToString("#,0.##", CultureInfo.InvariantCulture).Replace(',', '٬').Replace('.', '٫'));

    public override string Money(Toman amount) => $"{Number(amount.Value)} تومان";

    // Iran has kept one time all year since 2022.
    public override string Time(DateTime utc)
    {
        var local = utc + Tehran;
        return Digits(string.Create(
            CultureInfo.InvariantCulture,
            $"{Calendar.GetYear(local):0000}/{Calendar.GetMonth(local):00}/{Calendar.GetDayOfMonth(local):00} {local.Hour:00}:{local.Minute:00} به وقت تهران"));
    }

    public override string State(LoanState? state) => state is not { } told ? "هنوز هیچ" : told.Value switch
    {
        LoanState.Names.Created => "ساخته شد",
        LoanState.Names.ChequeVerified => "چک تأیید شد",
        LoanState.Names.SentToBank => "به بانک فرستاده شد",
        LoanState.Names.Paid => "پرداخت شد",
        LoanState.Names.Blocked => "متوقف شد",
        LoanState.Names.Canceled => "لغو شد",
        _ => "وضعیتی ناشناخته",
    };

    public override string Showing(int shown, int all) => $"{Number(shown)} مورد نخست از {Number(all)}.";

    public override string Sentence(DeskNotice notice) => notice switch
    {
        DeskNotice.SettledAsOpened => "به عنوان ساخته‌شده ثبت شد.",
        DeskNotice.SettledAsNotOpened => "به عنوان ساخته‌نشده ثبت شد. مرجع را می‌توان دوباره فرستاد.",
        DeskNotice.Replayed => "بی‌درنگ دوباره پردازش می‌شود.",
        DeskNotice.NothingToReplay => "چیزی برای پردازش دوباره نبود؛ شاید کسی زودتر انجام داده باشد.",
        DeskNotice.Conflict => "انجام نشد: این سطر در این میان تعیین تکلیف یا دوباره فرستاده شده، یا وام متعلق به سطر دیگری است. دوباره نگاه کنید.",
        DeskNotice.LoanMissing => "انجام نشد: وامی برگزینید یا شناسه‌اش را بنویسید.",
        DeskNotice.ConfirmationMissing => "انجام نشد: تأیید کنید که وامی وجود ندارد.",
        DeskNotice.Unreadable => "انجام نشد: فرم خوانده نشد.",
        DeskNotice.Expired => "انجام نشد: صفحه کهنه شده بود. از همین‌جا دوباره بکوشید.",
        _ => "",
    };

    private static string Digits(string text) => string.Concat(text.Select(letter => letter is >= '0' and <= '9' ? (char)('۰' + (letter - '0')) : letter));
}
