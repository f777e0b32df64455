using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>Reads and writes a <see cref="BaloanErrorCode"/> as its wire name; <see cref="BaloanErrorCode.None"/> as null.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BaloanErrorCodeJsonConverter : JsonConverter<BaloanErrorCode>
{
    /// <inheritdoc />
    public override bool HandleNull => true;

    /// <inheritdoc />
    public override BaloanErrorCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => BaloanErrorCode.None,
            JsonTokenType.String => BaloanErrorCode.From(reader.GetString()!),
            JsonTokenType.Number => BaloanErrorCode.From(NumberText(ref reader)),
            _ => throw new JsonException("An error code is a string."),
        };

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, BaloanErrorCode value, JsonSerializerOptions options)
    {
        if (value == BaloanErrorCode.None)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteStringValue(value.Value);
        }
    }

    /// <inheritdoc />
    public override BaloanErrorCode ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonKey<BaloanErrorCode, BaloanErrorCodeText>.Read(ref reader);

    /// <inheritdoc />
    public override void WriteAsPropertyName(Utf8JsonWriter writer, BaloanErrorCode value, JsonSerializerOptions options) =>
        JsonKey<BaloanErrorCode, BaloanErrorCodeText>.Write(writer, value);

    private static string NumberText(ref Utf8JsonReader reader)
    {
        using var number = JsonDocument.ParseValue(ref reader);
        return number.RootElement.GetRawText();
    }
}
