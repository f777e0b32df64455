namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>One state that a loan's file came into.</summary>
public sealed class LoanFileChange
{
    public required string StateName { get; init; }

    public required DateTimeOffset At { get; init; }
}
