using System.Text;

namespace Baloan.Sdk.Tests.Errors;

/// <summary>An error body is read whatever its character set, declared or not.</summary>
public sealed class ErrorCharsetTests
{
    private const string Body = """{"code":"incorrect_otp_code","detail":"کد اشتباه است."}""";

    public static TheoryData<string, string?, bool> Charsets() => new()
    {
        { "utf-8", null, false },
        { "utf-8", null, true },
        { "utf-8", "utf-8", true },
        { "utf-8", "UTF8", false },
        { "utf-8", "\"utf-8\"", false },
        { "utf-8", "us-ascii", false },
        { "utf-8", "no-such-charset", false },
        { "utf-8", "utf-7", false },
        { "utf-8", "", false },
        { "utf-8", "utf-16", false },
        { "utf-8", "windows-1256", true },
        { "windows-1256", "windows-1256", false },
        { "windows-1256", "'Windows-1256'", false },
        { "utf-16", "utf-16", true },
        { "utf-16", "utf-16", false },
        { "utf-16", null, true },
        { "utf-16", null, false },
        { "utf-16BE", "utf-16be", false },
        { "utf-16BE", "utf-16", true },
        { "utf-16BE", null, false },
        { "utf-32", null, true },
        { "utf-32", null, false },
        { "utf-32BE", null, true },
        { "utf-32BE", "utf-32BE", false },
    };

    // The client knows the charsets that its host knows: on .NET Framework all of them, on .NET those registered.
    static ErrorCharsetTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [MemberData(nameof(Charsets))]
    public void The_code_is_found(string written, string? declared, bool withMark) =>
        Read(written, declared, withMark).Code.Should().Be(BaloanErrorCode.IncorrectOtpCode);

    [Theory]
    [MemberData(nameof(Charsets))]
    public void The_message_is_read(string written, string? declared, bool withMark) =>
        Read(written, declared, withMark).GatewayMessage.Should().Be("کد اشتباه است.");

    [Theory]
    [MemberData(nameof(Charsets))]
    public void The_body_is_kept_without_its_mark(string written, string? declared, bool withMark) =>
        Read(written, declared, withMark).RawBody.Should().Be(Body);

    [Fact]
    public void A_broken_character_in_a_message_is_replaced()
    {
        byte[] body = [.. "{\"code\":\"can_not_update\",\"detail\":\"a"u8, 0xC3, 0x28, .. "b\"}"u8];

        ErrorAnswers.Read(body).GatewayMessage.Should().Be("a\uFFFD(b");
    }

    [Fact]
    public void Half_a_surrogate_pair_in_a_message_stays_as_it_was_written() =>
        ErrorAnswers.Read("""{"code":"can_not_update","detail":"\ud83d"}""").GatewayMessage.Should().Be("\\ud83d");

    private static BaloanApiException Read(string written, string? declared, bool withMark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(written) ?? Encoding.GetEncoding(written);
        byte[] body = [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Body)];
        return ErrorAnswers.Read(body, charset: declared);
    }
}
