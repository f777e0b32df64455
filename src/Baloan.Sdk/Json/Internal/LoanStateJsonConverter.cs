using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk.Json.Internal;

internal sealed class LoanStateJsonConverter : JsonConverter<LoanState>
{
    public override LoanState Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? LoanState.From(reader.GetString()!)
            : throw new JsonException("A loan's state is a string.");

    public override void Write(Utf8JsonWriter writer, LoanState value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
