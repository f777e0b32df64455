using System.Text.Json;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads addresses of the web.</summary>
internal static class JsonAddress
{
    /// <summary>Reads an http, https or relative address; anything else is null, since an address that cannot be opened is none.</summary>
    public static Uri? Read(ref Utf8JsonReader reader)
    {
        if (JsonText.ReadString(ref reader) is { } text)
        {
            return Parse(text.Trim());
        }

        reader.Skip();
        return null;
    }

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
