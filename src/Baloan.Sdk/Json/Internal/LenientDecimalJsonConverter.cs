using System.Text.Json;
using System.Text.Json.Serialization;
using Baloan.Sdk.Primitives.Internal;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads a number from <c>22</c>, <c>22.5</c> or <c>"22.50"</c>; null is zero, and stays null where the property can be.</summary>
internal sealed class LenientDecimalJsonConverter : JsonConverter<decimal>
{
    public override bool HandleNull => true;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonNumber.TryReadDecimal(ref reader, out var value) || reader.TokenType == JsonTokenType.Null
            ? value
            : throw new JsonException("The value is no number.");

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(InvariantNumber.Normalize(value));
}
