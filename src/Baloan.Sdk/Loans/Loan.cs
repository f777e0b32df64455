using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>A loan file that was opened: the answer of <c>POST loan/</c>.</summary>
/// <remarks>
/// The loan is open, so its <see cref="Id"/> counts: a field that the gateway merely repeats from the request, and that is
/// missing or cannot be read, is the default of its type and no error.
/// </remarks>
[DataContract]
public sealed class Loan : IJsonModel
{
    internal static readonly JsonObject<Loan> Wire = new JsonObject<Loan>(size: 104, static () => new Loan())
        .Required("uuid", static (ref JsonValues json, Loan loan) => (loan.Id = json.Uuid()) != Guid.Empty)
        .Optional("plan_detail", static (ref JsonValues json, Loan loan) => loan.Plan = RepaymentPlan.Wire.ReadIfWhole(ref json))
        .Optional("phone_number", static (ref JsonValues json, Loan loan) => loan.PhoneNumber = JsonApplicant.ReadPhoneNumber(ref json))
        .Optional("national_identifier", static (ref JsonValues json, Loan loan) => loan.NationalIdentifier = JsonApplicant.ReadNationalId(ref json))
        .Optional("birth_date", static (ref JsonValues json, Loan loan) => loan.BirthDate = JsonApplicant.ReadBirthDate(ref json))
        .Optional("amount", static (ref JsonValues json, Loan loan) => loan.Amount = new Toman(json.Decimal() ?? 0))
        .Optional("loan_due", static (ref JsonValues json, Loan loan) => loan.LoanDue = json.Int32())
        .Optional("store", static (ref JsonValues json, Loan loan) => loan.StoreId = json.Int32());

    /// <summary>The loan's id, by which all other operations and the call backs name it.</summary>
    [JsonPropertyName("uuid")]
    [DataMember]
    public Guid Id { get; set; }

    /// <summary>The applicant's mobile phone number.</summary>
    [JsonPropertyName("phone_number")]
    [DataMember]
    public PhoneNumber PhoneNumber { get; set; }

    /// <summary>The applicant's national id.</summary>
    [JsonPropertyName("national_identifier")]
    [DataMember]
    public NationalId NationalIdentifier { get; set; }

    /// <summary>The applicant's birth date.</summary>
    [JsonPropertyName("birth_date")]
    [DataMember]
    public BirthDate BirthDate { get; set; }

    /// <summary>The amount of the loan, in Toman.</summary>
    [JsonPropertyName("amount")]
    [DataMember]
    public Toman Amount { get; set; }

    /// <summary>The length of repayment, in months.</summary>
    [JsonPropertyName("loan_due")]
    [DataMember]
    public int LoanDue { get; set; }

    /// <summary>The store in which the applicant buys.</summary>
    [JsonPropertyName("store")]
    [DataMember]
    public int StoreId { get; set; }

    /// <summary>
    /// What is to be paid back; <see langword="null"/> where the gateway did not say. The gateway's own figures: the truth,
    /// where <see cref="LoanPolicy.EstimateInstallment"/> is an estimate.
    /// </summary>
    [JsonPropertyName("plan_detail")]
    [DataMember]
    public RepaymentPlan? Plan { get; set; }

    /// <summary>
    /// Fields of the answer that this version does not know; <see langword="null"/> where there were none. At most 64 are kept, of
    /// 64 KiB together, and fewer in an answer that consists of little else; what is left out is told in the log.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    // The same for serialisers that know no JsonElement.
    [DataMember(EmitDefaultValue = false)]
    private string? AdditionalText
    {
        get => AdditionalFields.Write(AdditionalData);
        set => AdditionalData = AdditionalFields.Read(value);
    }

    /// <summary>Names the loan by its id alone: a loan holds personal data.</summary>
    public override string ToString() => $"{nameof(Loan)} {Id:D}";
}
