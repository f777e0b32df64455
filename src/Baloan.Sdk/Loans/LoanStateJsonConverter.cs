using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>Reads a <see cref="LoanState"/> from a JSON string and writes it as the gateway does; anything but a string gives the default.</summary>
/// <remarks>Public so that a source-generated context of any assembly can use it; there is no need to name it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LoanStateJsonConverter : JsonConverter<LoanState>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override LoanState Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadState(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LoanState value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    /// <inheritdoc/>
    public override LoanState ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonKey<LoanState, LoanStateText>.Read(ref reader);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, LoanState value, JsonSerializerOptions options) =>
        JsonKey<LoanState, LoanStateText>.Write(writer, value);

    /// <summary>Reads a state; the default for anything but a string.</summary>
    internal static LoanState ReadState(ref Utf8JsonReader reader)
    {
        if (JsonText.ReadString(ref reader) is { } text)
        {
            return LoanState.From(text);
        }

        reader.Skip();
        return default;
    }
}
