using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads a whole number from <c>12</c>, <c>12.0</c> or <c>"12"</c>; what is none is zero.</summary>
internal sealed class LenientInt32JsonConverter : JsonConverter<int>
{
    public override bool HandleNull => true;

    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (!JsonNumber.TryReadInt32(ref reader, out var value))
        {
            reader.Skip();
        }

        return value;
    }

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value);
}
