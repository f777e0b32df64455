using System.Text.Json;

namespace Baloan.Sdk.Authentication.Internal;

/// <summary>The bodies of the token endpoint.</summary>
internal static class TokenBody
{
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
    public static (string? Access, string? Refresh) Read(ReadOnlyMemory<byte> body)
    {
        body = body.Span.StartsWith(ByteOrderMark) ? body.Slice(ByteOrderMark.Length) : body;
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? (ReadToken(root, "access"), ReadToken(root, "refresh"))
                : default;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
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

    private static string? ReadToken(JsonElement root, string name) =>
        root.TryGetProperty(name, out var element)
            && element.ValueKind == JsonValueKind.String
            && element.GetString() is { } text
            && IsToken(text)
                ? text
                : null;
}
