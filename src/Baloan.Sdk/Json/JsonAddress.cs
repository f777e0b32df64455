using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>Reads addresses of the web.</summary>
internal static class JsonAddress
{
    /// <summary>The longest address, in bytes; servers refuse longer ones.</summary>
    public const int MaxLength = 16 * 1024;

    /// <summary>Reads an http, https or relative address; null for anything else, which could not be opened.</summary>
    public static Uri? Read(ref Utf8JsonReader reader)
    {
        if (JsonText.LengthOf(ref reader) <= MaxLength && JsonText.ReadString(ref reader) is { } text)
        {
            return Parse(text);
        }

        reader.Skip();
        return null;
    }

    /// <summary>The text as an address; null where it cannot be one.</summary>
    public static Uri? Parse(string text)
    {
        text = text.Trim();
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

/// <summary>Reads UUIDs.</summary>
internal static class JsonUuid
{
    /// <summary>Reads a UUID in any case, with or without hyphens and braces; the empty one for anything else.</summary>
    public static Guid Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.TryGetGuid(out var value) || TryParse(ref reader, out value) ? value : Guid.Empty;
        }

        reader.Skip();
        return Guid.Empty;
    }

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
