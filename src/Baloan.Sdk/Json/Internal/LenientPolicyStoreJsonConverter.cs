using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads a store; by hand, since an answer can have thousands of them.</summary>
internal sealed class LenientPolicyStoreJsonConverter : JsonConverter<PolicyStore>
{
    private static readonly LenientInt32JsonConverter Int32 = new();
    private static readonly LenientStringJsonConverter Text = new();
    private static readonly LenientUriJsonConverter Address = new();

    public override PolicyStore? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
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
                store.Id = Int32.Read(ref reader, typeof(int), options);
            }
            else if (reader.ValueTextEquals("title_fa"u8))
            {
                reader.Read();
                store.Title = Text.Read(ref reader, typeof(string), options)!;
            }
            else if (reader.ValueTextEquals("logo"u8))
            {
                reader.Read();
                store.Logo = Address.Read(ref reader, typeof(Uri), options);
            }
            else
            {
                UnknownFields.Keep(ref reader, ref others);
            }
        }

        store.AdditionalData = others;
        return store;
    }

    public override void Write(Utf8JsonWriter writer, PolicyStore value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id"u8, value.Id);
        writer.WriteString("title_fa"u8, value.Title);
        writer.WriteString("logo"u8, value.Logo?.OriginalString);
        UnknownFields.Write(writer, value.AdditionalData);
        writer.WriteEndObject();
    }
}
