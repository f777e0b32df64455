namespace Baloan.Samples.PartnerShop.Applicants;

/// <summary>The places of the checkout page beside which an error can stand. Their names are those of the form.</summary>
public static class ApplicantField
{
    public const string PhoneNumber = nameof(ApplicantForm.PhoneNumber);
    public const string NationalId = nameof(ApplicantForm.NationalId);
    public const string BirthDate = "BirthDate";

    /// <summary>The amount, the length and the store.</summary>
    public const string Plan = "Plan";

    /// <summary>The form as a whole.</summary>
    public const string Form = "Form";
}
