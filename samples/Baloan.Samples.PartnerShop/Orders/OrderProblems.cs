using Baloan.Samples.PartnerShop.Persian;
using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>Says in Persian why signing or cancelling did not succeed.</summary>
public static class OrderProblems
{
    private static readonly Dictionary<BaloanErrorCode, OrderProblem> ByCode = new()
    {
        [BaloanErrorCode.IncorrectOtpCode] = new(OrderProblem.Otp, "کد درست نیست؛ دوباره وارد کنید."),
        [BaloanErrorCode.NoRequestToVerify] = new(OrderProblem.Otp, "این کد دیگر اعتبار ندارد. کد تازه‌ای بخواهید."),
        [BaloanErrorCode.AlreadyAgreedByUser] = new(OrderProblem.Order, "قرارداد پیش‌تر امضا شده است."),
        [BaloanErrorCode.NotAllowedInState] = new(OrderProblem.Order, "در این مرحله چنین کاری ممکن نیست."),
        [BaloanErrorCode.CanNotUpdate] = new(OrderProblem.Order, "پروندهٔ وام بسته است و تغییر نمی‌کند."),
        [BaloanErrorCode.FailedToCancelLoan] = new(OrderProblem.Order, "پروندهٔ وام به بانک رفته است و دیگر نمی‌توان آن را لغو کرد."),
    };

    public static OrderProblem Of(BaloanException exception) => exception switch
    {
        BaloanApiException { Code: var code } error when code == BaloanErrorCode.ThrottledOtpCode => new(OrderProblem.Otp, WaitSentence(error.RetryAfter)),
        BaloanApiException error when ByCode.TryGetValue(error.Code, out var known) => known,
        BaloanOutcomeUnknownException => new(OrderProblem.Order, "پاسخ درگاه نرسید و معلوم نیست کار انجام شد یا نه. این صفحه با رسیدن خبر تازه می‌شود."),
        _ => new(OrderProblem.Order, "درگاه وام همین حالا پاسخ نمی‌دهد. کمی بعد دوباره تلاش کنید."),
    };

    private static string WaitSentence(TimeSpan? retryAfter) => retryAfter is { } wait
        ? $"کد تازه فرستاده شده است. {PersianText.Number((int)Math.Ceiling(wait.TotalSeconds))} ثانیهٔ دیگر دوباره بخواهید."
        : "کد تازه فرستاده شده است. کمی بعد دوباره بخواهید.";
}
