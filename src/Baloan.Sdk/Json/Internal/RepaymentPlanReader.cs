using System.Text.Json;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads the plan of a loan.</summary>
internal static class RepaymentPlanReader
{
    /// <summary>Reads a plan; one without both its figures is null, since a figure of zero would be a lie, and spoils nothing else.</summary>
    public static RepaymentPlan? Read(ref Utf8JsonReader reader)
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
            if (reader.ValueTextEquals("monthly_installment_amount"u8))
            {
                reader.Read();
                monthly = JsonNumber.ReadDecimal(ref reader) ?? 0;
            }
            else if (reader.ValueTextEquals("total_payback"u8))
            {
                reader.Read();
                total = JsonNumber.ReadDecimal(ref reader) ?? 0;
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
}
