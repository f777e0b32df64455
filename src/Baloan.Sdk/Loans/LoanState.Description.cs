using System.Globalization;

namespace Baloan.Sdk;

/// <content>What an applicant is told.</content>
public readonly partial record struct LoanState
{
    /// <summary>A sentence for the applicant, this library's own: in Persian for a Persian culture, in English for any other.</summary>
    /// <param name="culture">The reader's culture; the current one of the user interface when <see langword="null"/>.</param>
    public string Describe(CultureInfo? culture = null)
    {
        var (english, persian) = Value switch
        {
            Names.Created => ("Your request is under review.", "درخواست شما در حال بررسی است."),
            Names.ChequeVerified => ("Your cheque is verified, and the contract is ready to be signed.", "چک شما تأیید شد و قرارداد آمادهٔ امضاست."),
            Names.SentToBank => ("The bank is paying your loan.", "بانک در حال پرداخت وام شماست."),
            Names.Paid => ("Your loan is paid.", "وام شما پرداخت شد."),
            Names.Blocked => ("Your request was stopped. Please ask support.", "درخواست شما متوقف شد. لطفاً با پشتیبانی تماس بگیرید."),
            Names.Canceled => ("Your request was cancelled.", "درخواست شما لغو شد."),
            "" => ("There is no news of your request yet.", "هنوز خبری از درخواست شما نرسیده است."),
            _ => ("Your request has moved on. Please ask support for details.", "وضعیت درخواست شما تغییر کرد. برای جزئیات با پشتیبانی تماس بگیرید."),
        };
        return PersianCulture.Chooses(culture) ? persian : english;
    }
}
