using System.ComponentModel.DataAnnotations;
using System.Globalization;
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
    private static readonly Rule[] Rules =
    [
        new(nameof(PhoneNumber), request => request.PhoneNumber != default, "is missing.", "Enter the mobile phone number.", "شمارهٔ موبایل را بنویسید."),
        new(nameof(NationalIdentifier), request => request.NationalIdentifier != default, "is missing.", "Enter the national id.", "کد ملی را بنویسید."),
        new(nameof(BirthDate), request => request.BirthDate != default, "is missing.", "Enter the date of birth.", "تاریخ تولد را بنویسید."),
        new(nameof(Amount), request => request.Amount > Toman.Zero, "must be above zero.", "The amount must be above zero.", "مبلغ وام باید بیشتر از صفر باشد."),
        new(nameof(LoanDue), request => request.LoanDue > 0, "must be above zero: a number of months.", "Choose the number of months.", "مدت بازپرداخت را به ماه انتخاب کنید."),
        new(nameof(StoreId), request => request.StoreId > 0, "must be above zero: one of the policies' stores.", "Choose the store.", "فروشگاه را انتخاب کنید."),
    ];

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
        Rules.Where(rule => !rule.IsKept(this)).Select(static rule => new ValidationResult(rule.Describe(), [rule.Member]));

    /// <exception cref="ArgumentException">A member is missing; the message names it, without any value.</exception>
    internal void ThrowIfInvalid()
    {
        foreach (var rule in Rules)
        {
            if (!rule.IsKept(this))
            {
                throw new ArgumentException($"{rule.Member} {rule.Advice}", "request");
            }
        }
    }

    /// <summary>The body of <c>POST loan/</c>.</summary>
    internal byte[] ToJson() => JsonBody.Of(this, static (json, request) =>
    {
        json.WriteString("phone_number"u8, request.PhoneNumber.Value);
        json.WriteString("national_identifier"u8, request.NationalIdentifier.Value);
        json.WriteString("birth_date"u8, request.BirthDate.Value);
        json.WriteNumber("amount"u8, InvariantNumber.Normalize(request.Amount.Value));
        json.WriteNumber("loan_due"u8, request.LoanDue);
        json.WriteNumber("store"u8, request.StoreId);
    });

    /// <summary>Names the type alone: a request holds personal data.</summary>
    public override string ToString() => nameof(CreateLoanRequest);

    /// <summary>What one member must be, told without its value.</summary>
    /// <param name="member">The member's name.</param>
    /// <param name="isKept">Whether a request keeps the rule.</param>
    /// <param name="advice">What a developer is told after the member's name.</param>
    /// <param name="english">What an applicant is told in English.</param>
    /// <param name="persian">What an applicant is told in Persian.</param>
    private sealed class Rule(string member, Func<CreateLoanRequest, bool> isKept, string advice, string english, string persian)
    {
        public string Member => member;

        public string Advice => advice;

        public bool IsKept(CreateLoanRequest request) => isKept(request);

        /// <summary>The sentence for the applicant, in the language of the current culture of the user interface.</summary>
        public string Describe() => PersianCulture.Chooses(CultureInfo.CurrentUICulture) ? persian : english;
    }
}
