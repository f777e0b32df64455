using System.Net;
using Baloan.Samples.PartnerShop.Applicants;
using Baloan.Samples.PartnerShop.Customers;
using Baloan.Samples.PartnerShop.Orders;
using Baloan.Samples.PartnerShop.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Baloan.Samples.PartnerShop.Pages;

/// <summary>
/// The orders that this browser may open, and the form that finds those of another. It asks for the whole national id: four digits
/// would be guessed in some thousand tries, and an order shows its contract.
/// </summary>
[EnableRateLimiting(AttemptLimits.OrderSearch)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed partial class MyOrdersModel(OrderBook orders, ApplicantMarks marks, ILogger<MyOrdersModel> logger) : PageModel
{
    private const int Shown = 20;

    [BindProperty]
    public ApplicantForm Applicant { get; set; } = new();

    public IReadOnlyList<TrackedOrder> Orders { get; private set; } = [];

    /// <summary>Whether there is no such order. Which of the two was wrong is not told, nor known.</summary>
    public bool IsNoneFound { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Applicant.ReadIdentity(ModelState.AddModelError) is var (phoneNumber, nationalId))
        {
            var found = await orders.OfApplicantAsync(marks.Of(phoneNumber, nationalId), FoundOrders.Most, cancellationToken);
            if (found.Count > 0)
            {
                await FoundOrders.KeepAsync(HttpContext, found);
                return RedirectToPage();
            }

            LogNoneFound(HttpContext.Connection.RemoteIpAddress);
            IsNoneFound = true;
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    /// <summary>The browser of somebody else forgets the orders; the form finds them again.</summary>
    public async Task<IActionResult> OnPostForgetAsync()
    {
        await HttpContext.SignOutAsync(FoundOrders.Scheme);
        await HttpContext.SignOutAsync(Customer.Scheme);
        return RedirectToPage();
    }

    /// <summary>The error that stands beside a field, if there is one.</summary>
    public string? ErrorOf(string field) => ModelState[field]?.Errors.FirstOrDefault()?.ErrorMessage;

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        Orders = await orders.ListAsync(OrderKeys.Of(User), Shown, cancellationToken);

    [LoggerMessage(1, LogLevel.Warning, "Orders were looked for in vain from {Address}.")]
    private partial void LogNoneFound(IPAddress? address);
}
