using Baloan.Samples.PartnerShop.Catalog;
using Baloan.Samples.PartnerShop.Installments;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baloan.Samples.PartnerShop.Pages;

/// <summary>All products, each with its lowest instalment.</summary>
public sealed class IndexModel(ProductCatalog catalog, InstallmentPolicies policies) : PageModel
{
    public IReadOnlyList<(Product Product, InstallmentOption? Cheapest)> Products { get; private set; } = [];

    public bool HasInstallments => Products.Any(product => product.Cheapest is not null);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var current = await policies.ListAsync(cancellationToken);
        Products = [.. catalog.Products.Select(product => (product, InstallmentPlanner.Cheapest(current, product.Price)))];
    }
}
