using Baloan.Sdk;

namespace Baloan.Partner.Tests.Validation;

/// <summary>A partner's own body, with a loan request in it.</summary>
public sealed class Checkout
{
    public CreateLoanRequest Loan { get; set; } = new();
}
