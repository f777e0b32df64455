using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>Where an order stands, in Persian.</summary>
/// <param name="Title">In a few words.</param>
/// <param name="Explanation">What it means for the customer.</param>
/// <param name="Tone">How it looks: <c>wait</c>, <c>act</c>, <c>good</c> or <c>bad</c>.</param>
public sealed record OrderHeadline(string Title, string Explanation, string Tone)
{
    public static OrderHeadline Of(TrackedOrder tracked) => tracked.Order.Stage switch
    {
        OrderStage.Opening => new("در حال ثبت درخواست", "درخواست وام فرستاده شده و منتظر پاسخ درگاه است.", "wait"),
        OrderStage.NotOpened => new("وامی باز نشد", "این درخواست به وام نرسید. می‌توانید دوباره خرید کنید.", "bad"),
        OrderStage.Unknown => new(
            "نتیجهٔ درخواست هنوز معلوم نیست",
            "پاسخ درگاه نرسید؛ شاید وام باز شده باشد. برای این‌که دو وام باز نشود، درخواست دوباره فرستاده نمی‌شود. همکاران ما پیگیری می‌کنند و نتیجه همین‌جا می‌آید.",
            "act"),
        _ => OfLoan(tracked),
    };

    private static OrderHeadline OfLoan(TrackedOrder tracked)
    {
        var state = tracked.State;
        return tracked.CanAcceptPlan ? OfPlan(tracked)
            : state == LoanState.ChequeVerified ? OfContract(tracked)
            : state == LoanState.SentToBank ? new("پرونده در بانک است", "بانک در حال پرداخت وام است؛ لازم نیست کاری بکنید.", "wait")
            : state == LoanState.Paid ? new("وام پرداخت شد", "خرید شما کامل شد. سفارش آماده می‌شود و برایتان می‌آید.", "good")
            : state == LoanState.Blocked ? new("پرونده متوقف شد", "برای ادامه با پشتیبانی تماس بگیرید.", "bad")
            : state == LoanState.Canceled ? new("سفارش لغو شد", "وام لغو شد و چیزی برای پرداخت نیست.", "bad")
            : new("درخواست در حال بررسی است", "پس از تأیید چک، قرارداد همین‌جا برای امضا می‌آید. لازم نیست صفحه را تازه کنید.", "wait");
    }

    private static OrderHeadline OfPlan(TrackedOrder tracked) => tracked.Order switch
    {
        { MonthlyInstallment: null } => new("قسط خود را در قرارداد ببینید", "قسط این وام تنها در قرارداد آمده است. پیش از امضا آن را بخوانید و بپذیرید.", "act"),
        { ShownInstallment: null } => new("قسط خود را ببینید", "قسط این وام حالا معلوم شد. پیش از امضا باید آن را بپذیرید.", "act"),
        _ => new("قسط را دوباره ببینید", "این وام از آنچه دیده بودید گران‌تر است. پیش از امضا باید قسط تازه را بپذیرید.", "act"),
    };

    private static OrderHeadline OfContract(TrackedOrder tracked) => tracked.CanSign
        ? new("قرارداد آمادهٔ امضاست", "قرارداد را بخوانید و با کدی که پیامک می‌شود امضا کنید.", "act")
        : new("قرارداد امضا شد", "پرونده به‌زودی به بانک می‌رود.", "wait");
}
