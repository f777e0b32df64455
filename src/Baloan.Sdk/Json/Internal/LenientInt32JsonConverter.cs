using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads a whole number from <c>12</c>, <c>12.0</c> or <c>"12"</c>; null is zero.</summary>
internal sealed class LenientInt32JsonConverter : JsonConverter<int>
{
    public override bool HandleNull => true;

    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonNumber.TryReadInt32(ref reader, out var value) || reader.TokenType == JsonTokenType.Null
            ? value
            : throw new JsonException("The value is no whole number.");

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value);
}
