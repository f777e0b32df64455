using System.Text.Json;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads a store of a policy.</summary>
internal static class PolicyStoreReader
{
    /// <summary>Reads the store that begins here.</summary>
    /// <exception cref="JsonException">It is no object.</exception>
    public static PolicyStore Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A store is an object.");
        }

        var store = new PolicyStore();
        Dictionary<string, JsonElement>? others = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                store.Id = JsonNumber.ReadInt32(ref reader);
            }
            else if (reader.ValueTextEquals("title_fa"u8))
            {
                reader.Read();
                store.Title = JsonText.Read(ref reader)!;
            }
            else if (reader.ValueTextEquals("logo"u8))
            {
                reader.Read();
                store.Logo = JsonAddress.Read(ref reader);
            }
            else
            {
                UnknownFields.Keep(ref reader, ref others);
            }
        }

        store.AdditionalData = others;
        return store;
    }
}
