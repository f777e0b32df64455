namespace Baloan.Sdk.Tests.Authentication;

public sealed class JwtTimesTests
{
    [Theory]
    [InlineData("""{"exp":1774000800}""", 1774000800_000)]
    [InlineData("""{"exp":1774000800.5}""", 1774000800_500)]
    [InlineData("""{"exp":1.7740008e9}""", 1774000800_000)]
    [InlineData("""{"exp":"1774000800"}""", 1774000800_000)]
    [InlineData("""{"exp":"1774000800.25","iat":"never"}""", 1774000800_250)]
    public void The_end_is_read_from_any_form_of_a_number(string payload, long unixMilliseconds) =>
        JwtTimes.Read(Jwt.WithPayload(payload)).Expires!.Value.ToUnixTimeMilliseconds().Should().Be(unixMilliseconds);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("not json")]
    [InlineData("""{"exp":null}""")]
    [InlineData("""{"exp":true}""")]
    [InlineData("""{"exp":"soon"}""")]
    [InlineData("""{"exp":"NaN"}""")]
    [InlineData("""{"exp":1e999}""")]
    [InlineData("""{"exp":-5}""")]
    [InlineData("""{"exp":0}""")]
    [InlineData("""{"exp":99999999999999}""")]
    [InlineData("""{"exp":"۱۷۷۴۰۰۰۸۰۰"}""")]
    [InlineData("""{"exp":{"at":1}}""")]
    [InlineData("""{"exp":"\ud800"}""")]
    public void A_payload_without_a_readable_end_has_none(string payload) =>
        JwtTimes.Read(Jwt.WithPayload(payload)).Expires.Should().BeNull();

    [Theory]
    [InlineData("")]
    [InlineData("opaque")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("a.!!!!.c")]
    [InlineData("a.eyJleHAiOjF9")]
    [InlineData("a.eyJleHAiOjF9.c.d.e")]
    public void A_string_that_is_no_JWT_has_no_times(string token) => JwtTimes.Read(token).Should().Be(default(JwtTimes));

    [Fact]
    public void Any_string_is_read_without_an_exception()
    {
        var random = new Random(20260320);
        var bytes = new byte[64];
        for (var i = 0; i < 10_000; i++)
        {
            random.NextBytes(bytes);
            var token = $"a.{Convert.ToBase64String(bytes, 0, random.Next(bytes.Length)).TrimEnd('=')}.c";

            JwtTimes.Read(token).Expires.Should().BeNull();
        }
    }
}
