using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>Reads and writes a <see cref="TomanRange"/> as the gateway does, in millions of Toman; as a key, its text in Toman.</summary>
/// <remarks>Public so that a source-generated context of any assembly can use it; there is no need to name it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TomanRangeJsonConverter : JsonConverter<TomanRange>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override TomanRange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonTomanRange.Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TomanRange value, JsonSerializerOptions options)
    {
        if (value.IsDefault)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        if (value == TomanRange.Empty)
        {
            writer.WriteBoolean("empty", true);
        }
        else
        {
            WriteEnd(writer, "lower", value.Lower);
            WriteEnd(writer, "upper", value.Upper);
            writer.WriteString("bounds", value.Bounds);
        }

        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    public override TomanRange ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonKey<TomanRange, TomanRangeText>.Read(ref reader);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TomanRange value, JsonSerializerOptions options) =>
        JsonKey<TomanRange, TomanRangeText>.Write(writer, value);

    private static void WriteEnd(Utf8JsonWriter writer, string name, Toman? end)
    {
        if (end is { } amount)
        {
            writer.WriteNumber(name, InvariantNumber.Normalize(amount.ToMillions()));
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
