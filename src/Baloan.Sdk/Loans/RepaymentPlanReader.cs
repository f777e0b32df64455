using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>Reads the plan of a loan.</summary>
internal static class RepaymentPlanReader
{
    private const int Size = 40;

    /// <summary>Reads a plan; one without both its figures is null, since a figure of zero would be a lie, and spoils nothing else.</summary>
    public static RepaymentPlan? Read(ref FieldReader reader)
    {
        if (reader.Json.TokenType != JsonTokenType.StartObject)
        {
            reader.Json.Skip();
            return null;
        }

        decimal monthly = 0;
        decimal total = 0;
        UnknownFields? others = null;
        while (reader.NextInnerField())
        {
            if (reader.TryEnterInner("monthly_installment_amount"u8))
            {
                monthly = JsonNumber.ReadDecimal(ref reader.Json) ?? 0;
            }
            else if (reader.TryEnterInner("total_payback"u8))
            {
                total = JsonNumber.ReadDecimal(ref reader.Json) ?? 0;
            }
            else
            {
                reader.KeepInner(ref others);
            }
        }

        reader.Spend(Size);
        return monthly > 0 && total > 0
            ? new RepaymentPlan { MonthlyInstallment = new Toman(monthly), TotalPayback = new Toman(total), AdditionalData = others }
            : null;
    }
}
