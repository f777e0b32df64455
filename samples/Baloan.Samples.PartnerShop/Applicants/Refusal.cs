using Baloan.Samples.PartnerShop.Orders;

namespace Baloan.Samples.PartnerShop.Applicants;

/// <summary>Why no loan was opened: sentences for the applicant, each with its place on the page.</summary>
public sealed record Refusal(IReadOnlyList<(string Field, string Sentence)> Sentences)
{
    public Refusal(string field, string sentence)
        : this([(field, sentence)])
    {
    }

    /// <summary>Whether the applicant has such a loan already.</summary>
    public bool IsRepetition { get; init; }

    /// <summary>The customer's other order that stands in the way: nobody knows yet whether it got a loan.</summary>
    public Order? StandingOrder { get; init; }
}
