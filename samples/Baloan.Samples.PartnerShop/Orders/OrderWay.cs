using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>The steps of an order, from the request to the payment.</summary>
public static class OrderWay
{
    public static IReadOnlyList<OrderStep> Of(TrackedOrder tracked)
    {
        var (order, file) = (tracked.Order, tracked.File);
        var hasCheque = Passed(LoanState.ChequeVerified);
        var isPaid = Passed(LoanState.Paid);
        var steps = new (string Title, bool IsDone, DateTimeOffset? At)[]
        {
            ("درخواست ثبت شد", order.Stage == OrderStage.Opened, order.PlacedAt),
            ("چک تأیید شد", hasCheque, file?.TimeOf(LoanState.ChequeVerified)),
            ("قرارداد امضا شد", order.SignedAt is not null || Passed(LoanState.SentToBank), order.SignedAt),
            ("پرونده به بانک رفت", Passed(LoanState.SentToBank), file?.TimeOf(LoanState.SentToBank)),
            ("وام پرداخت شد", isPaid, file?.TimeOf(LoanState.Paid)),
        };
        var current = tracked.IsOpen ? Array.FindIndex(steps, step => !step.IsDone) : -1;
        return [.. steps.Select((step, i) => new OrderStep(step.Title, step.IsDone, i == current, step.IsDone ? step.At : null))];

        // A call back can be missing: who has reached a later state has passed this one.
        bool Passed(LoanState state) =>
            file is not null && (file.TimeOf(state) is not null || (!IsEnd(tracked.State) && state.IsBefore(tracked.State)));
    }

    private static bool IsEnd(LoanState state) => state == LoanState.Blocked || state == LoanState.Canceled;
}
