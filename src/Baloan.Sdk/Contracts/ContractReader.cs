using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>Reads a loan's contract.</summary>
internal static class ContractReader
{
    // A contract has a file from the beginning.
    private const int ContractSize = 24 + 24 + FileSize;
    private const int FileSize = 32;
    private const int AddressSize = 160;

    /// <summary>Reads a contract.</summary>
    public static LoanContract Read(ref FieldReader reader)
    {
        reader.Expect(JsonTokenType.StartObject);
        reader.Spend(ContractSize);
        var contract = new LoanContract();
        UnknownFields? others = null;
        while (reader.NextField())
        {
            if (reader.TryEnter("contract_pdf_file"u8))
            {
                contract.File = ReadFile(ref reader)!;
            }
            else if (reader.TryEnter("is_agreed_by_user"u8))
            {
                contract.IsAgreedByUser = JsonFlag.Read(ref reader.Json);
            }
            else
            {
                reader.Keep(ref others);
            }
        }

        contract.AdditionalData = others;
        return contract;
    }

    private static ContractFile? ReadFile(ref FieldReader reader)
    {
        if (reader.Json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        reader.Expect(JsonTokenType.StartObject);
        reader.Spend(FileSize);
        var file = new ContractFile();
        UnknownFields? others = null;
        reader.BeginInner();
        while (reader.NextField())
        {
            if (reader.TryEnter("uuid"u8))
            {
                file.Id = JsonUuid.Read(ref reader.Json);
            }
            else if (reader.TryEnter("file"u8))
            {
                file.Url = ReadAddress(ref reader)!;
            }
            else
            {
                reader.Keep(ref others);
            }
        }

        reader.EndInner();
        file.AdditionalData = others;
        return file;
    }

    private static Uri? ReadAddress(ref FieldReader reader)
    {
        // The text, its escaped form and what the address knows of its parts.
        reader.Spend(AddressSize + (JsonAddress.CostOfByte * (int)Math.Min(JsonText.LengthOf(ref reader.Json), JsonAddress.MaxLength)));
        return JsonAddress.Read(ref reader.Json);
    }
}
