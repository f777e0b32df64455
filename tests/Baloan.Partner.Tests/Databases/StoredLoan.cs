using Baloan.Sdk;

namespace Baloan.Partner.Tests.Databases;

/// <summary>A row of a partner's own table.</summary>
public sealed class StoredLoan
{
    public PhoneNumber Phone { get; set; }

    public NationalId Person { get; set; }

    public BirthDate Birth { get; set; }

    public Toman Price { get; set; }

    public Toman? Discount { get; set; }

    public TomanRange Range { get; set; }

    public LoanState State { get; set; }

    public LoanState? Previous { get; set; }

    public BaloanErrorCode Code { get; set; }
}
