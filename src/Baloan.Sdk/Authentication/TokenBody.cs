using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>The bodies of the token endpoint.</summary>
internal static class TokenBody
{
    // No server takes a header of more.
    private const int MaxTokenLength = 16 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The body of <c>POST token/refresh/</c>.</summary>
    public static byte[] OfRefresh(string refresh)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("refresh"u8, refresh);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>Reads the tokens of an answer. Total: what is no readable token is null.</summary>
    public static (string? Access, string? Refresh) Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body.StartsWith(ByteOrderMark) ? body.Slice(ByteOrderMark.Length) : body);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject ? ReadTokens(ref reader) : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>The text of a body for an exception; null for JSON, which may hold tokens.</summary>
    public static string? Describe(byte[] body)
    {
        var text = System.Text.Encoding.UTF8.GetString(body);
        return text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n') is ['{' or '[' or '"', ..] ? null : text;
    }

    /// <summary>Whether the text can stand in a header as it is.</summary>
    public static bool IsToken(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        foreach (var character in text!)
        {
            if (character is <= ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }

    private static (string? Access, string? Refresh) ReadTokens(ref Utf8JsonReader reader)
    {
        string? access = null;
        string? refresh = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("access"u8))
            {
                reader.Read();
                access = ReadToken(ref reader);
            }
            else if (reader.ValueTextEquals("refresh"u8))
            {
                reader.Read();
                refresh = ReadToken(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        // Throws where anything but white space follows.
        reader.Read();
        return (access, refresh);
    }

    private static string? ReadToken(ref Utf8JsonReader reader)
    {
        var text = reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= MaxTokenLength ? JsonText.ReadString(ref reader) : null;
        reader.Skip();
        return IsToken(text) ? text : null;
    }
}
