using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads a repayment plan; one without both its figures is null, since a figure of zero would be a lie, and spoils nothing else.</summary>
internal sealed class LenientRepaymentPlanJsonConverter : JsonConverter<RepaymentPlan>
{
    public override RepaymentPlan? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        var plan = JsonSerializer.Deserialize(ref reader, BaloanJsonContext.Default.RepaymentPlan);
        return plan is not null && plan.MonthlyInstallment > Toman.Zero && plan.TotalPayback > Toman.Zero ? plan : null;
    }

    public override void Write(Utf8JsonWriter writer, RepaymentPlan value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, BaloanJsonContext.Default.RepaymentPlan);
}
