namespace Baloan.Samples.PartnerShop.Applicants;

/// <summary>Why no loan was opened: sentences for the applicant, each with its place on the page.</summary>
public sealed record Refusal(IReadOnlyList<(string Field, string Sentence)> Sentences)
{
    public Refusal(string field, string sentence)
        : this([(field, sentence)])
    {
    }
}
