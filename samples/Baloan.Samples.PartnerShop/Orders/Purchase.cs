using Baloan.Samples.PartnerShop.Catalog;
using Baloan.Samples.PartnerShop.Installments;
using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>What is bought, and by which loan.</summary>
public sealed record Purchase(Product Product, PolicyStore Store, Toman LoanAmount, int Months, InstallmentEstimate? Estimate)
{
    /// <summary>The purchase that a quote came to.</summary>
    public static Purchase Of(Product product, InstallmentQuote quote) =>
        new(product, quote.Store, quote.Amount, quote.Chosen!.Months, quote.Chosen.Estimate);
}
