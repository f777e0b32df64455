using Baloan.Sdk;

namespace Baloan.Partner.Tests.Databases;

/// <summary>A row of a partner's table with every type that the converters know, as it is and nullable.</summary>
public sealed class Purchase
{
    public int Id { get; set; }

    public PhoneNumber PhoneNumber { get; set; }

    public NationalId NationalId { get; set; }

    public BirthDate BirthDate { get; set; }

    public Toman Price { get; set; }

    public TomanRange Range { get; set; }

    public LoanState State { get; set; }

    public BaloanErrorCode Code { get; set; }

    public PhoneNumber? SecondPhoneNumber { get; set; }

    public NationalId? SecondNationalId { get; set; }

    public BirthDate? SecondBirthDate { get; set; }

    public Toman? SecondPrice { get; set; }

    public TomanRange? SecondRange { get; set; }

    public LoanState? SecondState { get; set; }

    public BaloanErrorCode? SecondCode { get; set; }
}
