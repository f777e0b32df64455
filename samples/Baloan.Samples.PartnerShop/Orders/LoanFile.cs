using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>
/// What the gateway has told of a loan. Kept apart from the order, since a call back can be faster than the answer
/// that tells the shop which loan its order got; and a loan whose answer was lost has no order at all.
/// </summary>
public sealed class LoanFile
{
    public required Guid LoanId { get; init; }

    /// <summary>The furthest documented state, as the gateway writes it. Any other stands among the changes alone: it has no place in the order.</summary>
    public string StateName { get; private set; } = "";

    /// <summary>Why it was blocked or cancelled. For the customer and the clerk, not for a log.</summary>
    public string? Reason { get; private set; }

    /// <summary>Every state that was told, the oldest first.</summary>
    public List<LoanFileChange> Changes { get; private set; } = [];

    public LoanState State => LoanState.From(StateName);

    /// <summary>When a state was first told.</summary>
    public DateTimeOffset? TimeOf(LoanState state) => Changes.Find(change => change.StateName == state.Value)?.At;

    /// <summary>Moves on to a state; false where the file is in it already, or beyond it. A state that is not documented is noted once.</summary>
    public bool Move(LoanState state, string? reason, DateTimeOffset at)
    {
        if (state == State || state.IsBefore(State) || (!state.IsDocumented && TimeOf(state) is not null))
        {
            return false;
        }

        if (state.IsDocumented)
        {
            StateName = state.Value;
            Reason = reason;
        }

        Changes.Add(new LoanFileChange { StateName = state.Value, At = at });
        return true;
    }
}
