using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Installments;

/// <summary>One length of repayment that a customer may choose.</summary>
/// <param name="Months">The length.</param>
/// <param name="Monthly">The instalment by the policy's formula, an estimate; null where it cannot be computed.</param>
public sealed record InstallmentOption(int Months, Toman? Monthly);
