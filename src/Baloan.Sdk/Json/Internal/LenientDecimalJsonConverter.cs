using System.Text.Json;
using System.Text.Json.Serialization;
using Baloan.Sdk.Primitives.Internal;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads a number from <c>22</c>, <c>22.5</c> or <c>"22.50"</c>; what is none is null.</summary>
internal sealed class LenientDecimalJsonConverter : JsonConverter<decimal?>
{
    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (JsonNumber.TryReadDecimal(ref reader, out var value))
        {
            return value;
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options)
    {
        if (value is { } number)
        {
            writer.WriteNumberValue(InvariantNumber.Normalize(number));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
