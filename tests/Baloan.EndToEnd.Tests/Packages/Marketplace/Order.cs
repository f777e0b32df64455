using Baloan.Sdk;
using Newtonsoft.Json;

namespace Marketplace;

/// <summary>What an applicant buys by a loan of a shop.</summary>
public sealed class Order
{
    public int Id { get; set; }

    public required string ShopKey { get; set; }

    public PhoneNumber Phone { get; set; }

    public NationalId NationalId { get; set; }

    public BirthDate BirthDate { get; set; }

    public Toman Price { get; set; }

    public Toman? MonthlyInstallment { get; set; }

    /// <summary>The amounts that the shop's policy offered when the loan was opened.</summary>
    public TomanRange? Offered { get; set; }

    /// <summary>The furthest state that was called back; null until the first.</summary>
    public LoanState? State { get; set; }

    public Guid LoanId { get; set; }

    /// <summary>The gateway's whole answer.</summary>
    public required string Loan { get; set; }

    public Loan? ReadLoan() => JsonConvert.DeserializeObject<Loan>(Loan);
}
