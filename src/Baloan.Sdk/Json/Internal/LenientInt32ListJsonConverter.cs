using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads a list of whole numbers in any of their forms; one number alone is a list of one, nulls are left out.</summary>
internal sealed class LenientInt32ListJsonConverter : JsonConverter<IReadOnlyList<int>>
{
    public override IReadOnlyList<int> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return [ReadOne(ref reader)];
        }

        var values = new List<int>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Null)
            {
                values.Add(ReadOne(ref reader));
            }
        }

        return values;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<int> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var number in value)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }

    private static int ReadOne(ref Utf8JsonReader reader) =>
        JsonNumber.TryReadInt32(ref reader, out var value)
            ? value
            : throw new JsonException("The value is no list of whole numbers.");
}
