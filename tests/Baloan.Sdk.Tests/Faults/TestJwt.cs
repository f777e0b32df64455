using System.Globalization;
using System.Text;

namespace Baloan.Sdk.Tests.Faults;

/// <summary>Makes tokens that the client can read.</summary>
internal static class TestJwt
{
    public static string Create(int number, DateTimeOffset expires) => string.Join(
        '.',
        Encode("""{"alg":"HS256","typ":"JWT"}"""),
        Encode(string.Create(CultureInfo.InvariantCulture, $$"""{"exp":{{expires.ToUnixTimeSeconds()}},"jti":"{{number}}"}""")),
        "c2lnbmF0dXJl");

    private static string Encode(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
