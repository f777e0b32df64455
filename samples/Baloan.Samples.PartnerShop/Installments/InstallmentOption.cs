using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Installments;

/// <summary>One length of repayment that a customer may choose.</summary>
/// <param name="Months">The length.</param>
/// <param name="Estimate">The instalment by the policy's formula, which the loan's own plan may exceed; null where it cannot be computed.</param>
public sealed record InstallmentOption(int Months, InstallmentEstimate? Estimate)
{
    /// <summary>About what is paid each month.</summary>
    public Toman? Monthly => Estimate?.MonthlyInstallment;
}
