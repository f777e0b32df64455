using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads a national identifier that an answer repeats; one that cannot be read, such as a masked one, is the default and spoils nothing else.</summary>
internal sealed class LenientNationalIdJsonConverter : JsonConverter<NationalId>
{
    private static readonly NationalIdJsonConverter Strict = new();

    public override bool HandleNull => true;

    public override NationalId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (!NationalIdJsonConverter.TryRead(ref reader, out var value))
        {
            reader.Skip();
        }

        return value;
    }

    public override void Write(Utf8JsonWriter writer, NationalId value, JsonSerializerOptions options) =>
        Strict.Write(writer, value, options);
}
