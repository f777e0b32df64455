using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>Reads a <see cref="Toman"/> from a JSON number or string and writes it as a plain number: 10000000.</summary>
/// <remarks>Public so that a source-generated context of any assembly can use it; there is no need to name it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TomanJsonConverter : JsonConverter<Toman>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override Toman Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonNumber.TryReadDecimal(ref reader, out var value) || reader.TokenType == JsonTokenType.Null
            ? new Toman(value)
            : throw new JsonException("The value is no amount in Toman.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Toman value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(InvariantNumber.Normalize(value.Value));

    /// <inheritdoc/>
    public override Toman ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonKey<Toman, TomanText>.Read(ref reader);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Toman value, JsonSerializerOptions options) =>
        JsonKey<Toman, TomanText>.Write(writer, value);
}
