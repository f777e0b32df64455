using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>How a loan is paid back, as the gateway computed it.</summary>
[DataContract]
public sealed class RepaymentPlan : IJsonModel
{
    // Both figures are needed: a figure of zero would be a lie.
    internal static readonly JsonObject<RepaymentPlan> Wire = new JsonObject<RepaymentPlan>(size: 40, static () => new RepaymentPlan())
        .Required("monthly_installment_amount", static (ref JsonValues json, RepaymentPlan plan) =>
            (plan.MonthlyInstallment = new Toman(json.Decimal() ?? 0)) > Toman.Zero)
        .Required("total_payback", static (ref JsonValues json, RepaymentPlan plan) =>
            (plan.TotalPayback = new Toman(json.Decimal() ?? 0)) > Toman.Zero);

    /// <summary>What is paid each month, in Toman.</summary>
    [JsonPropertyName("monthly_installment_amount")]
    [DataMember]
    public Toman MonthlyInstallment { get; set; }

    /// <summary>What is paid in all, in Toman.</summary>
    [JsonPropertyName("total_payback")]
    [DataMember]
    public Toman TotalPayback { get; set; }

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

    /// <summary>The monthly instalment and the total.</summary>
    public override string ToString() => $"{MonthlyInstallment} a month, {TotalPayback} in all";
}
