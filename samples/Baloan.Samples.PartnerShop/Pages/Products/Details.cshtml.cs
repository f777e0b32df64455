using Baloan.Samples.PartnerShop.Catalog;
using Baloan.Samples.PartnerShop.Installments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baloan.Samples.PartnerShop.Pages.Products;

/// <summary>A product, and the choice of its instalments. All is computed here; the script only asks again.</summary>
public sealed class DetailsModel(ProductCatalog catalog, InstallmentPolicies policies) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public InstallmentChoice Choice { get; set; } = new();

    public Product Product { get; private set; } = null!;

    /// <summary>Null where the product cannot be had by instalments.</summary>
    public InstallmentQuote? Quote { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken) =>
        await LoadAsync(slug, cancellationToken) ? Page() : NotFound();

    /// <summary>The part of the page that depends on the choice.</summary>
    public async Task<IActionResult> OnGetQuoteAsync(string slug, CancellationToken cancellationToken) =>
        await LoadAsync(slug, cancellationToken) && Quote is not null ? Partial("_Quote", Quote) : NotFound();

    private async Task<bool> LoadAsync(string slug, CancellationToken cancellationToken)
    {
        if (catalog.Find(slug) is not { } product)
        {
            return false;
        }

        Product = product;
        Quote = InstallmentPlanner.Quote(await policies.ListAsync(cancellationToken), product.Price, Choice);
        return true;
    }
}
