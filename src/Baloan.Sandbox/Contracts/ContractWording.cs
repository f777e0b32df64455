using System.Globalization;
using Baloan.Sandbox.Gateway;

namespace Baloan.Sandbox.Contracts;

/// <summary>Every word of a contract, in one language, and how it writes numbers and days.</summary>
internal sealed record ContractWording
{
    public static readonly ContractWording English = new()
    {
        LanguageCode = Language.English,
        Title = "Loan contract",
        GatewayName = "Baloan partnership gateway",
        NotReal = "Sandbox. Not a real contract.",
        Contract = "Contract",
        Loan = "Loan",
        Agreement = "By signing this contract the applicant takes a loan of {0} Toman and pays it back in {1} monthly instalments.",
        Applicant = "The applicant",
        NationalIdentifier = "National identifier",
        PhoneNumber = "Phone number",
        BirthDate = "Date of birth",
        Terms = "The loan",
        Store = "Store",
        StoreNumber = "store {0}",
        Partner = "Partner",
        Amount = "Amount",
        Toman = "{0} Toman",
        Length = "Length",
        Months = "{0} months",
        MonthlyInstallment = "Monthly instalment",
        TotalPayback = "Total payback",
        Opened = "Opened",
        Time = "{0}, {1} UTC",
        Installments = "The instalments",
        Number = "Number",
        InstallmentAmount = "Instalment (Toman)",
        Left = "Left to pay (Toman)",
        Signature = "Signed by the applicant with a one-time password",
        Page = "Page {0} of {1}",
    };

    public static readonly ContractWording Persian = new()
    {
        LanguageCode = Language.Persian,
        Title = "قرارداد وام",
        GatewayName = "درگاه همکاری بالون",
        NotReal = "سندباکس. این قرارداد واقعی نیست.",
        Contract = "شناسهٔ قرارداد",
        Loan = "شناسهٔ وام",
        Agreement = "متقاضی با امضای این قرارداد وامی به مبلغ {0} تومان می‌گیرد و آن را در {1} قسط ماهانه بازپرداخت می‌کند.",
        Applicant = "متقاضی",
        NationalIdentifier = "کد ملی",
        PhoneNumber = "شمارهٔ همراه",
        BirthDate = "تاریخ تولد",
        Terms = "وام",
        Store = "فروشگاه",
        StoreNumber = "فروشگاه {0}",
        Partner = "همکار تجاری",
        Amount = "مبلغ",
        Toman = "{0} تومان",
        Length = "مدت",
        Months = "{0} ماه",
        MonthlyInstallment = "قسط ماهانه",
        TotalPayback = "کل بازپرداخت",
        Opened = "زمان تشکیل پرونده",
        Time = "{0}، ساعت {1} به وقت جهانی",
        Installments = "اقساط",
        Number = "شماره",
        InstallmentAmount = "قسط (تومان)",
        Left = "مانده (تومان)",
        Signature = "امضای متقاضی با رمز یک‌بارمصرف",
        Page = "صفحهٔ {0} از {1}",
    };

    public required string LanguageCode { get; init; }
    public required string Title { get; init; }
    public required string GatewayName { get; init; }
    public required string NotReal { get; init; }
    public required string Contract { get; init; }
    public required string Loan { get; init; }
    public required string Agreement { get; init; }
    public required string Applicant { get; init; }
    public required string NationalIdentifier { get; init; }
    public required string PhoneNumber { get; init; }
    public required string BirthDate { get; init; }
    public required string Terms { get; init; }
    public required string Store { get; init; }
    public required string StoreNumber { get; init; }
    public required string Partner { get; init; }
    public required string Amount { get; init; }
    public required string Toman { get; init; }
    public required string Length { get; init; }
    public required string Months { get; init; }
    public required string MonthlyInstallment { get; init; }
    public required string TotalPayback { get; init; }
    public required string Opened { get; init; }
    public required string Time { get; init; }
    public required string Installments { get; init; }
    public required string Number { get; init; }
    public required string InstallmentAmount { get; init; }
    public required string Left { get; init; }
    public required string Signature { get; init; }
    public required string Page { get; init; }

    public bool IsRightToLeft => LanguageCode == Language.Persian;

    public static ContractWording Of(string language) => language == Language.English ? English : Persian;

    public string Digits(string digits) => IsRightToLeft ? PersianWriting.Digits(digits) : digits;

    public string Count(long number) => IsRightToLeft ? PersianWriting.Number(number) : number.ToString("N0", CultureInfo.InvariantCulture);

    public string Day(DateTime day) => IsRightToLeft ? PersianWriting.Day(day) : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string Moment(DateTimeOffset at) =>
        Fill(Time, Day(at.UtcDateTime), Digits(at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)));

    public static string Fill(string sentence, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, sentence, values);
}
