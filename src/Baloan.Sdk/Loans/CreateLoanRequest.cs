using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>
/// What a loan file is opened with: <c>POST loan/</c>. All members are required: the validation of ASP.NET Core and
/// <see cref="Validator"/> name each one that is missing, in Persian where the user interface's culture is Persian and else in
/// English, and without any value.
/// </summary>
[DataContract]
public sealed class CreateLoanRequest : IValidatableObject
{
    /// <summary>The applicant's mobile phone number; must belong to the national id.</summary>
    [JsonPropertyName("phone_number")]
    [DataMember]
    public PhoneNumber PhoneNumber { get; set; }

    /// <summary>The applicant's national id.</summary>
    [JsonPropertyName("national_identifier")]
    [DataMember]
    public NationalId NationalIdentifier { get; set; }

    /// <summary>The applicant's birth date; the gateway wants an age from 18 to 70.</summary>
    [JsonPropertyName("birth_date")]
    [DataMember]
    public BirthDate BirthDate { get; set; }

    /// <summary>The amount of the loan, in Toman, within the store's policy (<see cref="LoanPolicy.Amount"/>).</summary>
    [JsonPropertyName("amount")]
    [DataMember]
    public Toman Amount { get; set; }

    /// <summary>The length of repayment, in months; one of the policy's <see cref="LoanPolicy.PossibleLoanDues"/>.</summary>
    [JsonPropertyName("loan_due")]
    [DataMember]
    public int LoanDue { get; set; }

    /// <summary>The store in which the applicant buys.</summary>
    [JsonPropertyName("store")]
    [DataMember]
    public int StoreId { get; set; }

    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext) =>
        CreateLoanRequestCheck.BrokenBy(this).Select(rule => new ValidationResult(rule.Describe(), [rule.Member]));

    /// <summary>Names the type alone: a request holds personal data.</summary>
    public override string ToString() => nameof(CreateLoanRequest);
}
