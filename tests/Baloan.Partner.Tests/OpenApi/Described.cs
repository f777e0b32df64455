using Baloan.Sdk;

namespace Baloan.Partner.Tests.OpenApi;

/// <summary>A partner's own body with each of the client's types.</summary>
public sealed class Described
{
    public PhoneNumber Phone { get; set; }

    public NationalId Person { get; set; }

    public BirthDate Birth { get; set; }

    public Toman Price { get; set; }

    public Toman? Discount { get; set; }

    public TomanRange Range { get; set; }

    public LoanState State { get; set; }

    public BaloanErrorCode? Code { get; set; }

    public InstallmentFormula? Formula { get; set; }

    public IReadOnlyList<PhoneNumber> Phones { get; set; } = [];

    public Dictionary<LoanState, Toman> Sums { get; set; } = [];

    public IReadOnlyList<LoanState?> States { get; set; } = [];

    public Dictionary<string, Toman?> Discounts { get; set; } = [];
}
