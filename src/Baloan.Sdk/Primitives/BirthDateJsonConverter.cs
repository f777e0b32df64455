using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>Reads a <see cref="BirthDate"/> from a JSON string and writes it whole, as yyyy-MM-dd; the default is null.</summary>
/// <remarks>Public so that a source-generated context of any assembly can use it; there is no need to name it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BirthDateJsonConverter : JsonConverter<BirthDate>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override BirthDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonApplicant.TryReadBirthDate(ref reader, out var value) || reader.TokenType == JsonTokenType.Null
            ? value
            : throw new JsonException("The value is no Gregorian date yyyy-MM-dd.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, BirthDate value, JsonSerializerOptions options)
    {
        if (value.IsDefault)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteStringValue(value.Value);
        }
    }

    /// <inheritdoc/>
    public override BirthDate ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonKey<BirthDate, BirthDateText>.Read(ref reader);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, BirthDate value, JsonSerializerOptions options) =>
        JsonKey<BirthDate, BirthDateText>.Write(writer, value);
}
