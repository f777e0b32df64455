using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Baloan.Sdk.Json.Internal;

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
        TryRead(ref reader, out var value) || reader.TokenType == JsonTokenType.Null
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

    /// <summary>Reads a value; false, with the reader where it was, when there is none to read.</summary>
    internal static bool TryRead(ref Utf8JsonReader reader, out NationalId value)
    {
        value = default;
        Span<char> text = stackalloc char[JsonText.MaxLength];
        return JsonText.TryCopy(ref reader, text, out var length) && NationalId.TryParse(text[..length], out value);
    }
}
