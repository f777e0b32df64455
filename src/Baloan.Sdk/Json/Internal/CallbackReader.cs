using System.Text.Json;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads a call back.</summary>
internal static class CallbackReader
{
    /// <summary>Reads a call back.</summary>
    public static LoanCallback Read(ref FieldReader reader)
    {
        reader.Expect(JsonTokenType.StartObject);
        var callback = new LoanCallback();
        Dictionary<string, JsonElement>? others = null;
        while (reader.NextField())
        {
            if (reader.TryEnter("uuid"u8))
            {
                callback.LoanId = JsonUuid.Read(ref reader.Json);
            }
            else if (reader.TryEnter("state"u8))
            {
                callback.State = ReadState(ref reader.Json);
            }
            else if (reader.TryEnter("reason"u8))
            {
                callback.Reason = JsonText.Read(ref reader.Json);
            }
            else
            {
                reader.Keep(ref others);
            }
        }

        callback.AdditionalData = others;
        return callback;
    }

    /// <summary>Reads a state; what is none is the default.</summary>
    public static LoanState ReadState(ref Utf8JsonReader reader)
    {
        if (JsonText.ReadString(ref reader) is { } text)
        {
            return LoanState.From(text);
        }

        reader.Skip();
        return default;
    }
}
