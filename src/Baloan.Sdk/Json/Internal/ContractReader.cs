using System.Text.Json;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads a loan's contract.</summary>
internal static class ContractReader
{
    /// <summary>Reads a contract.</summary>
    public static LoanContract Read(ref FieldReader reader)
    {
        reader.Expect(JsonTokenType.StartObject);
        var contract = new LoanContract();
        Dictionary<string, JsonElement>? others = null;
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
        var file = new ContractFile();
        Dictionary<string, JsonElement>? others = null;
        reader.BeginInner();
        while (reader.NextField())
        {
            if (reader.TryEnter("uuid"u8))
            {
                file.Id = JsonUuid.Read(ref reader.Json);
            }
            else if (reader.TryEnter("file"u8))
            {
                file.Url = JsonAddress.Read(ref reader.Json)!;
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
}
