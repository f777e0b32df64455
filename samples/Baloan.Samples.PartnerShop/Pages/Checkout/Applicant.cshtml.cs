using Baloan.Samples.PartnerShop.Applicants;
using Baloan.Samples.PartnerShop.Catalog;
using Baloan.Samples.PartnerShop.Customers;
using Baloan.Samples.PartnerShop.Installments;
using Baloan.Samples.PartnerShop.Orders;
using Baloan.Samples.PartnerShop.SandboxGateway;
using Baloan.Samples.PartnerShop.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Baloan.Samples.PartnerShop.Pages.Checkout;

/// <summary>Who wants the loan: the last page before it is opened.</summary>
[EnableRateLimiting(AttemptLimits.LoanRequest)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ApplicantModel(
    ProductCatalog catalog,
    InstallmentPolicies policies,
    OrderBook orders,
    OrderTickets tickets,
    OrderPlacement placement,
    IWebHostEnvironment environment) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public InstallmentChoice Choice { get; set; } = new();

    [BindProperty]
    public ApplicantForm Applicant { get; set; } = new();

    /// <summary>
    /// Holds the order that this form becomes, however often it is sent. It stands in the address, so that going back or
    /// loading the page again does not make a second one.
    /// </summary>
    [FromQuery(Name = "order")]
    public string? Ticket { get; set; }

    /// <summary>The monthly instalment that the customer saw beside the form, in Toman.</summary>
    [BindProperty]
    public string? Shown { get; set; }

    public Product Product { get; private set; } = null!;

    public InstallmentQuote Quote { get; private set; } = null!;

    /// <summary>The customer's other order that stands in the way; null where they may send the form.</summary>
    public Order? StandingOrder { get; private set; }

    /// <summary>Whether the applicant has such a loan already.</summary>
    public bool IsRepetition { get; private set; }

    /// <summary>The order that has it, where this browser may open it: nobody learns of another's here.</summary>
    public Order? RepeatedOrder { get; private set; }

    /// <summary>The values of the address of the choice.</summary>
    public Dictionary<string, string> ChoiceRoute =>
        InstallmentChoice.ToRoute(Product.Slug, Quote.Store.Id, Quote.Amount, Quote.Chosen!.Months);

    public async Task<IActionResult> OnGetAsync(string slug, bool sample, CancellationToken cancellationToken)
    {
        if (await LoadAsync(slug, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        if (Ticket is null)
        {
            return RedirectToPage(FormRoute(tickets.Issue(User.CustomerId() ?? await Customer.WelcomeAsync(HttpContext))));
        }

        if (OwnOrder is not var (orderId, customerId))
        {
            return ToProduct(slug);
        }

        if (await orders.FindAsync(orderId, OrderKeys.Of(User), cancellationToken) is { Order.Stage: not OrderStage.NotOpened })
        {
            return RedirectToPage("/Orders/Details", new { id = orderId });
        }

        StandingOrder = await orders.FindStandingAsync(customerId, cancellationToken);
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

        if (OwnOrder is not var (orderId, customerId))
        {
            return ToProduct(slug);
        }

        if (Applicant.Read(ModelState.AddModelError) is not { } applicant)
        {
            return Page();
        }

        var refusal = await placement.PlaceAsync(orderId, customerId, Purchase.Of(Product, Quote, Shown), applicant);
        if (refusal is null)
        {
            return RedirectToPage("/Orders/Details", new { id = orderId });
        }

        StandingOrder = refusal.StandingOrder;
        IsRepetition = refusal.IsRepetition;
        RepeatedOrder = IsRepetition ? await orders.FindRepeatedAsync(orderId, OrderKeys.Of(User), cancellationToken) : null;
        foreach (var (field, sentence) in refusal.Sentences)
        {
            ModelState.AddModelError(field, sentence);
        }

        return Page();
    }

    /// <summary>The order of the ticket and its customer; null where the ticket is none of this customer's.</summary>
    private (Guid OrderId, Guid CustomerId)? OwnOrder =>
        Ticket is not null && User.CustomerId() is { } customerId && tickets.Read(Ticket, customerId) is { } orderId
            ? (orderId, customerId)
            : null;

    /// <summary>The values of this form's address.</summary>
    public Dictionary<string, string> FormRoute(string ticket) => new(ChoiceRoute) { ["order"] = ticket };

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
            return ToProduct(slug);
        }

        Product = product;
        Quote = quote;
        return null;
    }

    private RedirectToPageResult ToProduct(string slug) =>
        RedirectToPage("/Products/Details", new { slug, store = Choice.StoreId, amount = Choice.Amount, months = Choice.Months });
}
