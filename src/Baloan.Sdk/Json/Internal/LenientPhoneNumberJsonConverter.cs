using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads a phone number that an answer repeats; one that cannot be read, such as a masked one, is the default and spoils nothing else.</summary>
internal sealed class LenientPhoneNumberJsonConverter : JsonConverter<PhoneNumber>
{
    private static readonly PhoneNumberJsonConverter Strict = new();

    public override bool HandleNull => true;

    public override PhoneNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (!PhoneNumberJsonConverter.TryRead(ref reader, out var value))
        {
            reader.Skip();
        }

        return value;
    }

    public override void Write(Utf8JsonWriter writer, PhoneNumber value, JsonSerializerOptions options) =>
        Strict.Write(writer, value, options);
}
