using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>
/// A purchase by instalments. Holds no more of the applicant than the last digits of a phone number: the gateway needs
/// the national id and the birth date once, the shop never again.
/// </summary>
public sealed class Order
{
    /// <summary>The number that people speak of.</summary>
    public int Number { get; set; }

    /// <summary>The order's address, which cannot be guessed. It is made with the form, so that a form sent twice is one order.</summary>
    public required Guid Id { get; init; }

    public required string ProductSlug { get; set; }

    public required string ProductTitle { get; set; }

    /// <summary>The price, in Toman.</summary>
    public required decimal Price { get; set; }

    /// <summary>The amount of the loan, in Toman.</summary>
    public required decimal LoanAmount { get; set; }

    /// <summary>The length of repayment, in months.</summary>
    public required int Months { get; set; }

    public required int StoreId { get; set; }

    public required string StoreTitle { get; set; }

    /// <summary>The phone number, all but its last digits masked.</summary>
    public required string MaskedPhoneNumber { get; set; }

    public required DateTimeOffset PlacedAt { get; init; }

    public OrderStage Stage { get; set; }

    /// <summary>The loan's id, once the gateway has told it.</summary>
    public Guid? LoanId { get; set; }

    /// <summary>The gateway's monthly instalment, in Toman.</summary>
    public decimal? MonthlyInstallment { get; set; }

    /// <summary>All that is paid back by the gateway's plan, in Toman.</summary>
    public decimal? TotalPayback { get; set; }

    /// <summary>When the last OTP was asked for.</summary>
    public DateTimeOffset? OtpRequestedAt { get; set; }

    /// <summary>When the customer signed the contract.</summary>
    public DateTimeOffset? SignedAt { get; set; }

    /// <summary>Takes what the gateway answered.</summary>
    public void Open(Loan loan)
    {
        Stage = OrderStage.Opened;
        LoanId = loan.Id;
        MonthlyInstallment = loan.Plan?.MonthlyInstallment.Value;
        TotalPayback = loan.Plan?.TotalPayback.Value;
    }
}
