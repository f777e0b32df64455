using System.Diagnostics.CodeAnalysis;
using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>What may be lent in some stores: one of the gateway's <c>GET loan-policies</c>.</summary>
[DataContract]
public sealed class LoanPolicy : IJsonModel
{
    internal static readonly JsonObject<LoanPolicy> Wire = new JsonObject<LoanPolicy>(size: 128, static () => new LoanPolicy())
        .Required("stores", static (ref JsonValues json, LoanPolicy policy) => (policy._stores = PolicyStore.WireList.ReadOrNull(ref json)) is not null)
        .Required("amount", static (ref JsonValues json, LoanPolicy policy) => !(policy.Amount = JsonTomanRange.Read(ref json)).IsDefault)
        .Required("possible_loan_dues", static (ref JsonValues json, LoanPolicy policy) => (policy._possibleLoanDues = json.Int32List()) is not null)
        .Optional("bank_effected_interest_rate", static (ref JsonValues json, LoanPolicy policy) => policy.BankEffectedInterestRate = json.Decimal())
        .Optional("installment_formula", static (ref JsonValues json, LoanPolicy policy) => policy.InstallmentFormula = InstallmentFormula.Read(ref json));

    internal static readonly JsonList<LoanPolicy> WireList = new(Wire);

    private IReadOnlyList<PolicyStore>? _stores;
    private IReadOnlyList<int>? _possibleLoanDues;

    /// <summary>The stores in which this policy holds.</summary>
    [JsonPropertyName("stores")]
    [DataMember]
    public IReadOnlyList<PolicyStore> Stores
    {
        get => _stores ?? [];
        set => _stores = value is null || !value.Contains(null!) ? value : [.. value.Where(static store => store is not null)];
    }

    /// <summary>The amounts that may be lent, in Toman; in millions of Toman on the wire.</summary>
    [JsonPropertyName("amount")]
    [DataMember]
    public TomanRange Amount { get; set; }

    /// <summary>The lengths of repayment that may be chosen, in months.</summary>
    [JsonPropertyName("possible_loan_dues")]
    [DataMember]
    public IReadOnlyList<int> PossibleLoanDues
    {
        get => _possibleLoanDues ?? [];
        set => _possibleLoanDues = value;
    }

    /// <summary>The bank's interest, in percent (22 is 22 %); null when the gateway gave none.</summary>
    [JsonPropertyName("bank_effected_interest_rate")]
    [DataMember]
    public decimal? BankEffectedInterestRate { get; set; }

    /// <summary>How the monthly instalment is computed; null when the gateway gave no formula.</summary>
    [JsonPropertyName("installment_formula")]
    [DataMember]
    public InstallmentFormula? InstallmentFormula { get; set; }

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

    /// <summary>Whether an amount may be lent over a length under this policy.</summary>
    /// <param name="amount">The amount in Toman.</param>
    /// <param name="loanDue">The length of repayment in months.</param>
    public bool Allows(Toman amount, int loanDue) => Amount.Contains(amount) && PossibleLoanDues.Contains(loanDue);

    /// <summary>
    /// Estimates the monthly instalment by the policy's own formula. <b>An estimate is no promise</b>: what the applicant pays is
    /// <see cref="Loan.Plan"/>, which the gateway computes as it opens the loan, and which can be dearer. For 10,000,000 Toman over
    /// 12 months at 22 percent the documented formula gives 1,016,667 where the documented plan says 1,057,616.
    /// </summary>
    /// <remarks>Does not ask whether the policy <see cref="Allows"/> the loan.</remarks>
    /// <param name="amount">The amount in Toman.</param>
    /// <param name="loanDue">The length of repayment in months.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount or the length is zero or less.</exception>
    /// <exception cref="InstallmentFormulaException">There is no formula, it cannot be read, or it gives no number for this loan.</exception>
    public InstallmentEstimate EstimateInstallment(Toman amount, int loanDue)
    {
        if (amount <= Toman.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(amount), InstallmentEstimate.AmountMissing);
        }

        if (loanDue <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(loanDue), InstallmentEstimate.LengthMissing);
        }

        return InstallmentFormula is { } formula
            ? new InstallmentEstimate(formula, amount, loanDue, formula.Evaluate(amount, BankEffectedInterestRate, loanDue).Round())
            : throw new InstallmentFormulaException("The policy has no instalment formula.");
    }

    /// <summary>Estimates the monthly instalment as <see cref="EstimateInstallment"/> does; false when there is no estimate.</summary>
    /// <param name="amount">The amount in Toman.</param>
    /// <param name="loanDue">The length of repayment in months.</param>
    /// <param name="estimate">The estimate, which the plan of the opened loan can exceed, or null.</param>
    public bool TryEstimateInstallment(Toman amount, int loanDue, [NotNullWhen(true)] out InstallmentEstimate? estimate)
    {
        estimate = null;
        if (amount <= Toman.Zero || loanDue <= 0 || InstallmentFormula is not { } formula
            || !formula.TryEvaluate(amount, BankEffectedInterestRate, loanDue, out var exact))
        {
            return false;
        }

        estimate = new InstallmentEstimate(formula, amount, loanDue, exact.Round());
        return true;
    }
}
