using Baloan.Samples.PartnerShop.Persian;
using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>Says in Persian why signing or cancelling did not succeed.</summary>
public static class OrderProblems
{
    private static readonly BaloanErrorCode[] AboutTheOtp = [BaloanErrorCode.IncorrectOtpCode, BaloanErrorCode.NoRequestToVerify];

    public static OrderProblem Of(BaloanException exception) => exception switch
    {
        BaloanApiException { Code: var code } error when code == BaloanErrorCode.ThrottledOtpCode => new(OrderProblem.Otp, WaitSentence(error.RetryAfter)),
        BaloanApiException { Code.IsDocumented: true } error => new(
            AboutTheOtp.Contains(error.Code) ? OrderProblem.Otp : OrderProblem.Order, error.Code.Describe(PersianText.Culture)),
        BaloanOutcomeUnknownException => new(OrderProblem.Order, "پاسخ درگاه نرسید و معلوم نیست کار انجام شد یا نه. این صفحه با رسیدن خبر تازه می‌شود."),
        _ => new(OrderProblem.Order, "درگاه وام همین حالا پاسخ نمی‌دهد. کمی بعد دوباره تلاش کنید."),
    };

    private static string WaitSentence(TimeSpan? retryAfter) => retryAfter is { } wait
        ? $"کد تازه فرستاده شده است. {PersianText.Number((int)Math.Ceiling(wait.TotalSeconds))} ثانیهٔ دیگر دوباره بخواهید."
        : "کد تازه فرستاده شده است. کمی بعد دوباره بخواهید.";
}
