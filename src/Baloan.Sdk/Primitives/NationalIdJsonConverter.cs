using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>Reads a <see cref="NationalId"/> from a JSON string or number and writes it whole; the default is null.</summary>
/// <remarks>Public so that a source-generated context of any assembly can use it; there is no need to name it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NationalIdJsonConverter : JsonConverter<NationalId>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override NationalId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonApplicant.TryReadNationalId(ref reader, out var value) || reader.TokenType == JsonTokenType.Null
            ? value
            : throw new JsonException("The value is no national identifier.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, NationalId value, JsonSerializerOptions options)
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
    public override NationalId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonKey<NationalId, NationalIdText>.Read(ref reader);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, NationalId value, JsonSerializerOptions options) =>
        JsonKey<NationalId, NationalIdText>.Write(writer, value);
}
