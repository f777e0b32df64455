using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>Reads a call back.</summary>
internal static class CallbackReader
{
    // The object's fields, as everywhere here.
    private const int Size = 48;

    /// <summary>Reads a call back.</summary>
    public static LoanCallback Read(ref FieldReader reader)
    {
        reader.Expect(JsonTokenType.StartObject);
        reader.Spend(Size);
        var callback = new LoanCallback();
        UnknownFields? others = null;
        while (reader.NextField())
        {
            if (reader.TryEnter("uuid"u8))
            {
                callback.LoanId = JsonUuid.Read(ref reader.Json);
            }
            else if (reader.TryEnter("state"u8))
            {
                callback.State = reader.Json.TokenType == JsonTokenType.String ? LoanState.From(reader.ReadText() ?? "") : LoanStateJsonConverter.ReadState(ref reader.Json);
            }
            else if (reader.TryEnter("reason"u8))
            {
                callback.Reason = reader.ReadText();
            }
            else
            {
                reader.Keep(ref others);
            }
        }

        callback.AdditionalData = others;
        return callback;
    }
}
