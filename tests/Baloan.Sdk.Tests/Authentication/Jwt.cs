using System.Globalization;
using System.Text;

namespace Baloan.Sdk.Tests.Authentication;

/// <summary>Makes tokens in the gateway's form.</summary>
internal static class Jwt
{
    public static string WithPayload(string payload) =>
        $"{Encode("""{"alg":"HS256","typ":"JWT"}""")}.{Encode(payload)}.c2lnbmF0dXJl";

    public static string Create(string kind, int number, DateTimeOffset issued, DateTimeOffset expires) => WithPayload(string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"token_type":"{{kind}}","exp":{{expires.ToUnixTimeSeconds()}},"iat":{{issued.ToUnixTimeSeconds()}},"jti":"{{number:x8}}"}"""));

    private static string Encode(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
