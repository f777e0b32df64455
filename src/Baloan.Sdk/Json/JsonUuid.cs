using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>Reads UUIDs.</summary>
internal static class JsonUuid
{
    /// <summary>Reads a UUID in any case, with or without hyphens and braces; what is none is the empty one.</summary>
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
