using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>Reads an <see cref="InstallmentFormula"/> from a JSON string, without looking into it yet, and writes it as it was given.</summary>
/// <remarks>Public so that a source-generated context of any assembly can use it; there is no need to name it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InstallmentFormulaJsonConverter : JsonConverter<InstallmentFormula>
{
    /// <inheritdoc/>
    public override InstallmentFormula? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonText.Read(ref reader) is { } text ? InstallmentFormula.Defer(text) : null;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, InstallmentFormula value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Text);

    /// <inheritdoc/>
    public override InstallmentFormula ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonKey<InstallmentFormula, InstallmentFormulaText>.Read(ref reader);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, InstallmentFormula value, JsonSerializerOptions options) =>
        JsonKey<InstallmentFormula, InstallmentFormulaText>.Write(writer, value);
}
