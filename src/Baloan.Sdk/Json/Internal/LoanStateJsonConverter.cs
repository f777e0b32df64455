using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads a state, in the JSON of a partner; what is none is the default.</summary>
internal sealed class LoanStateJsonConverter : JsonConverter<LoanState>
{
    public override bool HandleNull => true;

    public override LoanState Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CallbackReader.ReadState(ref reader);

    public override void Write(Utf8JsonWriter writer, LoanState value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
