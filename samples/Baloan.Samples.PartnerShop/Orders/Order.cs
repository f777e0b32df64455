using System.Linq.Expressions;
using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>
/// A purchase by instalments. Holds no more of the applicant than the last digits of a phone number and a mark by which the
/// order is found again: the gateway needs the national id and the birth date once, the shop never again.
/// </summary>
public sealed class Order
{
    /// <summary>The number that people speak of.</summary>
    public int Number { get; set; }

    /// <summary>The order's address. The shop makes it with the form, so that a form sent twice is one order.</summary>
    public required Guid Id { get; init; }

    /// <summary>The customer whose browser it was placed with.</summary>
    public required Guid CustomerId { get; init; }

    public string ProductSlug { get; private set; } = "";

    public string ProductTitle { get; private set; } = "";

    /// <summary>The price, in Toman.</summary>
    public decimal Price { get; private set; }

    /// <summary>The amount of the loan, in Toman.</summary>
    public decimal LoanAmount { get; private set; }

    /// <summary>The length of repayment, in months.</summary>
    public int Months { get; private set; }

    public int StoreId { get; private set; }

    public string StoreTitle { get; private set; } = "";

    /// <summary>The phone number, all but its last digits masked.</summary>
    public string MaskedPhoneNumber { get; private set; } = "";

    /// <summary>By which the applicant finds the order again; tells nothing of them.</summary>
    public string ApplicantMark { get; private set; } = "";

    public required DateTimeOffset PlacedAt { get; init; }

    public OrderStage Stage { get; set; }

    /// <summary>The loan's id, once the gateway has told it.</summary>
    public Guid? LoanId { get; private set; }

    /// <summary>About what was shown as the monthly instalment before the loan was opened, in Toman; null where nothing could be shown.</summary>
    public decimal? ShownInstallment { get; private set; }

    /// <summary>Whether the gateway's plan is as it was shown, or cheaper: then there is nothing to ask the customer again.</summary>
    public bool IsPlanAsShown { get; private set; }

    /// <summary>When the customer accepted a plan that is dearer than what was shown.</summary>
    public DateTimeOffset? PlanAcceptedAt { get; set; }

    /// <summary>The gateway's monthly instalment, in Toman; null where the gateway did not say.</summary>
    public decimal? MonthlyInstallment { get; private set; }

    /// <summary>All that is paid back by the gateway's plan, in Toman.</summary>
    public decimal? TotalPayback { get; private set; }

    /// <summary>When the last OTP was asked for.</summary>
    public DateTimeOffset? OtpRequestedAt { get; set; }

    /// <summary>When the customer signed the contract.</summary>
    public DateTimeOffset? SignedAt { get; set; }

    /// <summary>A customer's order of which nobody knows yet whether it got a loan. The database lets a customer have one.</summary>
    public static Expression<Func<Order, bool>> IsStandingOf(Guid customerId) =>
        order => order.CustomerId == customerId && (order.Stage == OrderStage.Opening || order.Stage == OrderStage.Unknown);

    /// <summary>Takes what is bought, and no more of the applicant than is needed to speak of them.</summary>
    public void Describe(Purchase purchase, PhoneNumber phoneNumber, string applicantMark)
    {
        ProductSlug = purchase.Product.Slug;
        ProductTitle = purchase.Product.Title;
        Price = purchase.Product.Price.Value;
        LoanAmount = purchase.LoanAmount.Value;
        Months = purchase.Months;
        StoreId = purchase.Store.Id;
        StoreTitle = purchase.Store.Title;
        ShownInstallment = purchase.Estimate?.MonthlyInstallment.Value;
        MaskedPhoneNumber = phoneNumber.ToString();
        ApplicantMark = applicantMark;
    }

    /// <summary>Takes what the gateway answered, and holds its plan against what the customer was shown.</summary>
    public void Open(Loan loan, InstallmentEstimate? shown)
    {
        Stage = OrderStage.Opened;
        LoanId = loan.Id;
        MonthlyInstallment = loan.Plan?.MonthlyInstallment.Value;
        TotalPayback = loan.Plan?.TotalPayback.Value;
        IsPlanAsShown = shown is not null && loan.Plan is { } plan && !shown.IsExceededBy(plan);
    }
}
