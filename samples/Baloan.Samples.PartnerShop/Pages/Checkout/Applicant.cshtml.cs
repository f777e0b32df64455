using Baloan.Samples.PartnerShop.Applicants;
using Baloan.Samples.PartnerShop.Catalog;
using Baloan.Samples.PartnerShop.Installments;
using Baloan.Samples.PartnerShop.Orders;
using Baloan.Samples.PartnerShop.SandboxGateway;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baloan.Samples.PartnerShop.Pages.Checkout;

/// <summary>Who wants the loan: the last page before it is opened.</summary>
public sealed class ApplicantModel(
    ProductCatalog catalog, InstallmentPolicies policies, OrderBook orders, OrderPlacement placement, IWebHostEnvironment environment) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public InstallmentChoice Choice { get; set; } = new();

    [BindProperty]
    public ApplicantForm Applicant { get; set; } = new();

    /// <summary>
    /// The order that this form becomes, however often it is sent. It stands in the address, so that going back or loading
    /// the page again does not make a second one.
    /// </summary>
    [BindProperty(SupportsGet = true, Name = "order")]
    public Guid OrderId { get; set; }

    public Product Product { get; private set; } = null!;

    public InstallmentQuote Quote { get; private set; } = null!;

    /// <summary>The values of the address of the choice.</summary>
    public Dictionary<string, string> ChoiceRoute =>
        InstallmentChoice.ToRoute(Product.Slug, Quote.Store.Id, Quote.Amount, Quote.Chosen!.Months);

    public async Task<IActionResult> OnGetAsync(string slug, bool sample, CancellationToken cancellationToken)
    {
        if (await LoadAsync(slug, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        if (OrderId == Guid.Empty)
        {
            return RedirectToPage(FormRoute(Guid.NewGuid()));
        }

        if (await orders.FindAsync(OrderId, cancellationToken) is { Order.Stage: not OrderStage.NotOpened })
        {
            return RedirectToPage("/Orders/Details", new { id = OrderId });
        }

        if (sample && environment.IsDevelopment())
        {
            Applicant = SampleApplicant.MakeUp(Random.Shared);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellationToken)
    {
        if (await LoadAsync(slug, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        if (OrderId == Guid.Empty)
        {
            return BadRequest();
        }

        if (Applicant.Read(ModelState.AddModelError) is not { } applicant)
        {
            return Page();
        }

        var refusal = await placement.PlaceAsync(OrderId, Purchase.Of(Product, Quote), applicant);
        if (refusal is null)
        {
            return RedirectToPage("/Orders/Details", new { id = OrderId });
        }

        foreach (var (field, sentence) in refusal.Sentences)
        {
            ModelState.AddModelError(field, sentence);
        }

        return Page();
    }

    /// <summary>The values of this form's address.</summary>
    public Dictionary<string, string> FormRoute(Guid orderId) =>
        new(ChoiceRoute) { ["order"] = orderId.ToString("D") };

    /// <summary>The error that stands beside a field, if there is one.</summary>
    public string? ErrorOf(string field) => ModelState[field]?.Errors.FirstOrDefault()?.ErrorMessage;

    /// <summary>Finds the product and the quote; where there is none for this choice, the product's page tells.</summary>
    private async Task<IActionResult?> LoadAsync(string slug, CancellationToken cancellationToken)
    {
        if (catalog.Find(slug) is not { } product)
        {
            return NotFound();
        }

        var quote = InstallmentPlanner.Quote(await policies.ListAsync(cancellationToken), product.Price, Choice);
        if (quote is null || !quote.Answers(Choice))
        {
            return RedirectToPage("/Products/Details", new { slug, store = Choice.StoreId, amount = Choice.Amount, months = Choice.Months });
        }

        Product = product;
        Quote = quote;
        return null;
    }
}
