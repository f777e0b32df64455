using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads a date of birth that an answer repeats; one that cannot be read, such as a masked one, is the default and spoils nothing else.</summary>
internal sealed class LenientBirthDateJsonConverter : JsonConverter<BirthDate>
{
    private static readonly BirthDateJsonConverter Strict = new();

    public override bool HandleNull => true;

    public override BirthDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (!BirthDateJsonConverter.TryRead(ref reader, out var value))
        {
            reader.Skip();
        }

        return value;
    }

    public override void Write(Utf8JsonWriter writer, BirthDate value, JsonSerializerOptions options) =>
        Strict.Write(writer, value, options);
}
