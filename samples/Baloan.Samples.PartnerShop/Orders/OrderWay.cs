using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>The steps of an order, from the request to the payment.</summary>
public static class OrderWay
{
    public static IReadOnlyList<OrderStep> Of(TrackedOrder tracked)
    {
        var (order, file) = (tracked.Order, tracked.File);
        var steps = new (string Title, bool IsDone, DateTimeOffset? At)[]
        {
            ("ثبت درخواست", order.Stage == OrderStage.Opened, order.PlacedAt),
            ("تأیید چک", Passed(LoanState.ChequeVerified), file?.TimeOf(LoanState.ChequeVerified)),
            ("امضای قرارداد", order.SignedAt is not null || Passed(LoanState.SentToBank), order.SignedAt),
            ("فرستادن به بانک", Passed(LoanState.SentToBank), file?.TimeOf(LoanState.SentToBank)),
            ("پرداخت وام", Passed(LoanState.Paid), file?.TimeOf(LoanState.Paid)),
        };
        var current = tracked.IsOpen ? Array.FindIndex(steps, step => !step.IsDone) : -1;
        return [.. steps.Select((step, i) => new OrderStep(step.Title, step.IsDone, i == current, step.IsDone ? step.At : null))];

        // A call back can be missing: who has reached a later state has passed this one.
        bool Passed(LoanState state) =>
            file is not null && (file.TimeOf(state) is not null || (!IsEnd(tracked.State) && state.IsBefore(tracked.State)));
    }

    private static bool IsEnd(LoanState state) => state == LoanState.Blocked || state == LoanState.Canceled;
}
