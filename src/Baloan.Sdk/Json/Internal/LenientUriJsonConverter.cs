using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads an http, https or relative address; anything else is null, since an address that cannot be opened is none.</summary>
internal sealed class LenientUriJsonConverter : JsonConverter<Uri>
{
    public override Uri? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (JsonText.ReadString(ref reader) is { } text)
        {
            return Parse(text.Trim());
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, Uri value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.OriginalString);

    private static Uri? Parse(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        // On Unix a path with a leading slash would pass for an absolute file address.
        if (text[0] != '/' && Uri.TryCreate(text, UriKind.Absolute, out var absolute))
        {
            return absolute.Scheme == Uri.UriSchemeHttps || absolute.Scheme == Uri.UriSchemeHttp ? absolute : null;
        }

        return Uri.TryCreate(text, UriKind.Relative, out var relative) ? relative : null;
    }
}
