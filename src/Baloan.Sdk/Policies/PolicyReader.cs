using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>Reads policies.</summary>
internal static class PolicyReader
{
    private const int Size = 128;
    private const int FormulaSize = 24;

    /// <summary>Reads a list of policies; nulls are left out.</summary>
    public static IReadOnlyList<LoanPolicy> ReadList(ref FieldReader reader)
    {
        reader.Expect(JsonTokenType.StartArray);
        List<LoanPolicy>? policies = null;
        while (reader.NextElement())
        {
            if (reader.Json.TokenType != JsonTokenType.Null)
            {
                reader.Add(ref policies, Read(ref reader), IntPtr.Size);
            }
        }

        return (IReadOnlyList<LoanPolicy>?)policies ?? Array.Empty<LoanPolicy>();
    }

    /// <summary>Reads one policy.</summary>
    public static LoanPolicy Read(ref FieldReader reader)
    {
        reader.Expect(JsonTokenType.StartObject);
        reader.Spend(Size);
        var policy = new LoanPolicy();
        UnknownFields? others = null;
        while (reader.NextField())
        {
            if (reader.TryEnter("stores"u8))
            {
                policy.Stores = ReadStores(ref reader)!;
            }
            else if (reader.TryEnter("amount"u8))
            {
                policy.Amount = ReadAmount(ref reader);
            }
            else if (reader.TryEnter("possible_loan_dues"u8))
            {
                policy.PossibleLoanDues = ReadLengths(ref reader)!;
            }
            else if (reader.TryEnter("bank_effected_interest_rate"u8))
            {
                policy.BankEffectedInterestRate = JsonNumber.ReadDecimal(ref reader.Json);
            }
            else if (reader.TryEnter("installment_formula"u8))
            {
                policy.InstallmentFormula = ReadFormula(ref reader);
            }
            else
            {
                reader.Keep(ref others);
            }
        }

        policy.AdditionalData = others;
        return policy;
    }

    /// <summary>Reads a list of whole numbers in any of their forms; one number alone is a list of one, nulls are left out.</summary>
    public static IReadOnlyList<int>? ReadLengths(ref FieldReader reader)
    {
        switch (reader.Json.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case not JsonTokenType.StartArray:
                reader.Spend(FormulaSize);
                return [JsonNumber.ReadElement(ref reader.Json)];
        }

        List<int>? lengths = null;
        while (reader.NextElement())
        {
            if (reader.Json.TokenType != JsonTokenType.Null)
            {
                reader.Add(ref lengths, JsonNumber.ReadElement(ref reader.Json), sizeof(int));
            }
        }

        return (IReadOnlyList<int>?)lengths ?? Array.Empty<int>();
    }

    private static IReadOnlyList<PolicyStore>? ReadStores(ref FieldReader reader)
    {
        if (reader.Json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        reader.Expect(JsonTokenType.StartArray);
        List<PolicyStore>? stores = null;
        while (reader.NextElement())
        {
            if (reader.Json.TokenType != JsonTokenType.Null)
            {
                reader.Add(ref stores, PolicyStoreReader.Read(ref reader), IntPtr.Size);
            }
        }

        return (IReadOnlyList<PolicyStore>?)stores ?? Array.Empty<PolicyStore>();
    }

    private static TomanRange ReadAmount(ref FieldReader reader)
    {
        if (reader.Json.TokenType == JsonTokenType.String)
        {
            // A range inside a text is read from a copy of it.
            reader.Spend(FormulaSize + (3 * (int)Math.Min(JsonText.LengthOf(ref reader.Json), JsonText.MaxLength)));
        }

        return TomanRangeReader.Read(ref reader.Json);
    }

    private static InstallmentFormula? ReadFormula(ref FieldReader reader)
    {
        if (reader.ReadText() is not { } text)
        {
            return null;
        }

        reader.Spend(FormulaSize);
        return InstallmentFormula.Defer(text);
    }
}
