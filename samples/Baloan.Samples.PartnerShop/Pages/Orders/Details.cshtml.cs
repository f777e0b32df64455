using Baloan.Samples.PartnerShop.Orders;
using Baloan.Samples.PartnerShop.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Baloan.Samples.PartnerShop.Pages.Orders;

/// <summary>An order on its way, for its customer alone.</summary>
[EnableRateLimiting(AttemptLimits.OrderStep)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DetailsModel(OrderBook orders, OrderSigning signing, OrderCancellation cancellation) : PageModel
{
    public TrackedOrder Tracked { get; private set; } = null!;

    public OrderProblem? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>The part of the page that changes with the order.</summary>
    public async Task<IActionResult> OnGetStatusAsync(Guid id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Partial("_Order", this) : NotFound();

    public Task<IActionResult> OnPostAcceptAsync(Guid id, CancellationToken cancellationToken) =>
        StepAsync(id, tracked => tracked.CanAcceptPlan, signing.AcceptPlanAsync, cancellationToken);

    public Task<IActionResult> OnPostOtpAsync(Guid id, CancellationToken cancellationToken) =>
        StepAsync(id, tracked => tracked.CanSign, signing.RequestOtpAsync, cancellationToken);

    public Task<IActionResult> OnPostSignAsync(Guid id, string? otp, CancellationToken cancellationToken) =>
        StepAsync(id, tracked => tracked.CanSign, tracked => signing.SignAsync(tracked, otp), cancellationToken);

    public Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancellationToken) =>
        StepAsync(id, tracked => tracked.CanCancel, cancellation.CancelAsync, cancellationToken);

    /// <summary>Takes a step if the order is still where it can be taken; the page shows what came of it.</summary>
    private async Task<IActionResult> StepAsync(
        Guid id, Func<TrackedOrder, bool> mayBeTaken, Func<TrackedOrder, Task<OrderProblem?>> take, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Problem = mayBeTaken(Tracked) ? await take(Tracked) : null;
        return Problem is null ? RedirectToPage(new { id }) : Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(id, OrderKeys.Of(User), cancellationToken) is not { } tracked)
        {
            return false;
        }

        Tracked = tracked;
        return true;
    }
}
