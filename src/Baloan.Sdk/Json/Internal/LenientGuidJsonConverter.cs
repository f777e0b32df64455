using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads a UUID in any case, with or without hyphens and braces; what is none is the empty one. Writes lower case with hyphens.</summary>
internal sealed class LenientGuidJsonConverter : JsonConverter<Guid>
{
    public override bool HandleNull => true;

    public override Guid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.TryGetGuid(out var value) || TryParse(ref reader, out value) ? value : Guid.Empty;
        }

        reader.Skip();
        return Guid.Empty;
    }

    public override void Write(Utf8JsonWriter writer, Guid value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    private static bool TryParse(ref Utf8JsonReader reader, out Guid value)
    {
        value = default;
        Span<char> text = stackalloc char[JsonText.MaxLength];
        return JsonText.TryCopy(ref reader, text, out var length)
#if NET
            && Guid.TryParse(text[..length], out value);
#else
            && Guid.TryParse(text[..length].ToString(), out value);
#endif
    }
}
