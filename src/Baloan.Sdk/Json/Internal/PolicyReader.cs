using System.Text.Json;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads policies.</summary>
internal static class PolicyReader
{
    /// <summary>Reads a list of policies; nulls are left out.</summary>
    public static IReadOnlyList<LoanPolicy> ReadList(ref FieldReader reader)
    {
        reader.Expect(JsonTokenType.StartArray);
        var policies = new List<LoanPolicy>();
        while (reader.NextElement())
        {
            if (reader.Json.TokenType != JsonTokenType.Null)
            {
                policies.Add(Read(ref reader));
            }
        }

        return policies;
    }

    /// <summary>Reads one policy.</summary>
    public static LoanPolicy Read(ref FieldReader reader)
    {
        reader.Expect(JsonTokenType.StartObject);
        var policy = new LoanPolicy();
        Dictionary<string, JsonElement>? others = null;
        while (reader.NextField())
        {
            if (reader.TryEnter("stores"u8))
            {
                policy.Stores = ReadStores(ref reader)!;
            }
            else if (reader.TryEnter("amount"u8))
            {
                policy.Amount = TomanRangeReader.Read(ref reader.Json);
            }
            else if (reader.TryEnter("possible_loan_dues"u8))
            {
                policy.PossibleLoanDues = JsonNumber.ReadInt32List(ref reader.Json)!;
            }
            else if (reader.TryEnter("bank_effected_interest_rate"u8))
            {
                policy.BankEffectedInterestRate = JsonNumber.ReadDecimal(ref reader.Json);
            }
            else if (reader.TryEnter("installment_formula"u8))
            {
                policy.InstallmentFormula = JsonText.Read(ref reader.Json) is { } text ? InstallmentFormula.Defer(text) : null;
            }
            else
            {
                reader.Keep(ref others);
            }
        }

        policy.AdditionalData = others;
        return policy;
    }

    private static List<PolicyStore>? ReadStores(ref FieldReader reader)
    {
        if (reader.Json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        reader.Expect(JsonTokenType.StartArray);
        var stores = new List<PolicyStore>();
        while (reader.NextElement())
        {
            if (reader.Json.TokenType != JsonTokenType.Null)
            {
                stores.Add(PolicyStoreReader.Read(ref reader.Json));
            }
        }

        return stores;
    }
}
