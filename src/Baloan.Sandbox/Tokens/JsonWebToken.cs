using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Baloan.Sandbox.Json;

namespace Baloan.Sandbox.Tokens;

/// <summary>JSON Web Tokens signed with HMAC-SHA256.</summary>
internal static class JsonWebToken
{
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    public static string Sign(TokenClaims claims, byte[] key)
    {
        var signed = $"{Header}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, SandboxJson.Options))}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <summary>The claims of a token whose signature is right; otherwise null.</summary>
    public static TokenClaims? Verify(string token, byte[] key)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || parts[0] != Header)
        {
            return null;
        }

        try
        {
            var expected = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{parts[0]}.{parts[1]}"));
            return CryptographicOperations.FixedTimeEquals(expected, Base64Url.DecodeFromChars(parts[2]))
                ? JsonSerializer.Deserialize<TokenClaims>(Base64Url.DecodeFromChars(parts[1]), SandboxJson.Options)
                : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }
}

/// <summary>What a token says. Times are seconds since 1970.</summary>
internal sealed record TokenClaims(string TokenType, long Exp, long Iat, string Jti, int UserId);
