using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads a truth value from <c>true</c>, <c>"true"</c>, <c>"True"</c>, <c>1</c> or <c>"1"</c> and their opposites; null is false.</summary>
internal sealed class LenientBooleanJsonConverter : JsonConverter<bool>
{
    public override bool HandleNull => true;

    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonFlag.TryRead(ref reader, out var value) ? value : throw new JsonException("The value is neither true nor false.");

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) =>
        writer.WriteBooleanValue(value);
}
