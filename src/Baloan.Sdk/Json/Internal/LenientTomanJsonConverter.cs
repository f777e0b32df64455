using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads an amount that an answer repeats; one that cannot be read is zero and spoils nothing else.</summary>
internal sealed class LenientTomanJsonConverter : JsonConverter<Toman>
{
    private static readonly TomanJsonConverter Strict = new();

    public override bool HandleNull => true;

    public override Toman Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (!JsonNumber.TryReadDecimal(ref reader, out var value))
        {
            reader.Skip();
        }

        return new Toman(value);
    }

    public override void Write(Utf8JsonWriter writer, Toman value, JsonSerializerOptions options) =>
        Strict.Write(writer, value, options);
}
