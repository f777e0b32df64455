using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads a repayment plan; one without both its figures is null, since a figure of zero would be a lie, and spoils nothing else.</summary>
internal sealed class LenientRepaymentPlanJsonConverter : JsonConverter<RepaymentPlan>
{
    private const string MonthlyInstallment = "monthly_installment_amount";
    private const string TotalPayback = "total_payback";

    public override RepaymentPlan? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        decimal monthly = 0;
        decimal total = 0;
        Dictionary<string, JsonElement>? others = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.ReadString(ref reader);
            reader.Read();
            switch (name)
            {
                case MonthlyInstallment:
                    monthly = ReadFigure(ref reader);
                    break;
                case TotalPayback:
                    total = ReadFigure(ref reader);
                    break;
                case null:
                    reader.Skip();
                    break;
                default:
                    (others ??= [])[name] = JsonElement.ParseValue(ref reader);
                    break;
            }
        }

        return monthly > 0 && total > 0
            ? new RepaymentPlan { MonthlyInstallment = new Toman(monthly), TotalPayback = new Toman(total), AdditionalData = others }
            : null;
    }

    public override void Write(Utf8JsonWriter writer, RepaymentPlan value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber(MonthlyInstallment, value.MonthlyInstallment.Value);
        writer.WriteNumber(TotalPayback, value.TotalPayback.Value);
        writer.WriteEndObject();
    }

    private static decimal ReadFigure(ref Utf8JsonReader reader)
    {
        if (!JsonNumber.TryReadDecimal(ref reader, out var value))
        {
            reader.Skip();
        }

        return value;
    }
}
