using Baloan.Samples.PartnerShop.Catalog;
using Baloan.Samples.PartnerShop.Installments;
using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>What is bought, and by which loan.</summary>
public sealed record Purchase(Product Product, PolicyStore Store, Toman LoanAmount, int Months, InstallmentEstimate? Estimate)
{
    /// <summary>The purchase that a quote came to, with the estimate that the customer saw: a policy can change while a form is open.</summary>
    /// <param name="product">What is bought.</param>
    /// <param name="quote">What it costs by the policies of now.</param>
    /// <param name="shown">The monthly instalment that stood on the form, as it came back; zero where none did.</param>
    public static Purchase Of(Product product, InstallmentQuote quote, string? shown) =>
        new(product, quote.Store, quote.Amount, quote.Chosen!.Months, EstimateShown(quote.Chosen.Estimate, shown));

    private static InstallmentEstimate? EstimateShown(InstallmentEstimate? now, string? shown)
    {
        // Nobody gains by writing more than was shown: the lower one counts.
        if (now is null || !Toman.TryParse(shown, out var seen) || seen >= now.MonthlyInstallment)
        {
            return now;
        }

        return seen > Toman.Zero ? new InstallmentEstimate(now.Formula, now.Amount, now.LoanDue, seen) : null;
    }
}
