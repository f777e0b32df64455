using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads a repayment plan; one without both its figures is null, since a figure of zero would be a lie, and spoils nothing else.</summary>
internal sealed class LenientRepaymentPlanJsonConverter : JsonConverter<RepaymentPlan>
{
    private static ReadOnlySpan<byte> MonthlyInstallment => "monthly_installment_amount"u8;

    private static ReadOnlySpan<byte> TotalPayback => "total_payback"u8;

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
            if (reader.ValueTextEquals(MonthlyInstallment))
            {
                monthly = ReadFigure(ref reader);
            }
            else if (reader.ValueTextEquals(TotalPayback))
            {
                total = ReadFigure(ref reader);
            }
            else
            {
                UnknownFields.Keep(ref reader, ref others);
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
        UnknownFields.Write(writer, value.AdditionalData);
        writer.WriteEndObject();
    }

    private static decimal ReadFigure(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (!JsonNumber.TryReadDecimal(ref reader, out var value))
        {
            reader.Skip();
        }

        return value;
    }
}
