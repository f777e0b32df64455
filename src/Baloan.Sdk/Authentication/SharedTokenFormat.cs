using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>The bytes of a shared token.</summary>
internal static class SharedTokenFormat
{
    private const int Version = 1;
    private const long LatestUnixMilliseconds = 253_402_300_799_999;
    private const long LongestMilliseconds = 86_400_000;

    /// <summary>Writes the token together with its key, so that an entry cannot be moved to another key.</summary>
    public static byte[] Write(string key, SharedToken token)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", Version);
            writer.WriteString("key", key);
            writer.WriteString("access", token.Access);
            writer.WriteString("refresh", token.Refresh);
            writer.WriteNumber("expiry", token.ServerExpiry.ToUnixTimeMilliseconds());
            writer.WriteNumber("lifetime", (long)token.Lifetime.TotalMilliseconds);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>Total: bytes of any other kind give null.</summary>
    public static SharedToken? Read(string key, byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return Read(key, document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static SharedToken? Read(string key, JsonElement root)
    {
        var access = root.GetProperty("access").GetString();
        var refresh = root.GetProperty("refresh").GetString();
        var expiry = root.GetProperty("expiry").GetInt64();
        var lifetime = root.GetProperty("lifetime").GetInt64();
        var isWhole = root.GetProperty("version").GetInt32() == Version
            && root.GetProperty("key").ValueEquals(key)
            && TokenBody.IsToken(access)
            && expiry is > 0 and <= LatestUnixMilliseconds
            && lifetime is > 0 and <= LongestMilliseconds;
        return isWhole
            ? new SharedToken(
                access!,
                TokenBody.IsToken(refresh) ? refresh : null,
                DateTimeOffset.FromUnixTimeMilliseconds(expiry),
                TimeSpan.FromMilliseconds(lifetime))
            : null;
    }
}
