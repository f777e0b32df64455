using Baloan.Samples.PartnerShop.Clerk;
using Baloan.Samples.PartnerShop.Orders;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baloan.Samples.PartnerShop.Pages.Clerk;

/// <summary>The newest orders, those that wait for the clerk, and the loans that no order knows.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class OrdersModel(OrderBook orders, UnknownOrders unknownOrders) : PageModel
{
    private const int Shown = 200;

    public IReadOnlyList<TrackedOrder> Orders { get; private set; } = [];

    public IReadOnlyList<Order> Unknown { get; private set; } = [];

    public IReadOnlyList<LoanFile> FilesWithoutOrder { get; private set; } = [];

    public bool IsRefused { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>Baloan knows the loan of an unknown order.</summary>
    public async Task<IActionResult> OnPostLoanExistsAsync(Guid orderId, string? loanId, CancellationToken cancellationToken) =>
        await ShowAsync(
            Guid.TryParse(loanId, out var id) && await unknownOrders.LoanExistsAsync(orderId, id, cancellationToken), cancellationToken);

    /// <summary>Baloan knows of no loan for an unknown order.</summary>
    public async Task<IActionResult> OnPostNoLoanExistsAsync(Guid orderId, CancellationToken cancellationToken) =>
        await ShowAsync(await unknownOrders.NoLoanExistsAsync(orderId, cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostSignOutAsync()
    {
        await HttpContext.SignOutAsync(ClerkSignIn.Scheme);
        return RedirectToPage("/Index");
    }

    private async Task<IActionResult> ShowAsync(bool isDone, CancellationToken cancellationToken)
    {
        if (isDone)
        {
            return RedirectToPage();
        }

        IsRefused = true;
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Orders = await orders.NewestAsync(Shown, cancellationToken);
        Unknown = await orders.UnknownAsync(cancellationToken);
        FilesWithoutOrder = await orders.FilesWithoutOrderAsync(cancellationToken);
    }
}
