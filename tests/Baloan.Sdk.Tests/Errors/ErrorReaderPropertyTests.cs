using System.Text;
using CsCheck;

namespace Baloan.Sdk.Tests.Errors;

/// <summary>The error reader is total: any bytes in, an exception object out.</summary>
public sealed class ErrorReaderPropertyTests
{
    private static readonly string[] Seeds =
    [
        """{"code":"incorrect_otp_code","detail":"کد اشتباه است."}""",
        """{"errors":[{"code":"invalid","detail":"x","field":"phone_number"}],"status":400}""",
        """{"phone_number":["\u06a9\u062f","can_not_update"],"user":{"amount":[{"code":"a","message":"b"}]}}""",
        """{"detail":{"code":"national_id_exists_with_another_phone_number","params":{"phone_number":"09123456789"}}}""",
        """{"detail":"Given token not valid for any token type","code":"token_not_valid","messages":[{"token_type":"access"}]}""",
        """["duplicate_request",[1,2.5e400,true,null],{"x":"\ud83d"}]""",
        "<html><body><h1>502 Bad Gateway</h1></body></html>",
        "\uFEFF\"incorrect_otp_code\"",
    ];

    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", ":", ",", "\"code\"", "\"detail\"", "\"error\"", "\"errors\"", "\"field\"", "\"params\"", "\"message\"",
        "\"phone_number\"", "\"non_field_errors\"", "\"incorrect_otp_code\"", "\"a_new_code\"", "\"prose here\"", "\"\\ud800\"", "\"\"",
        "\"", "\\", "12", "-", "1e999", "null", "true", "//", "/*", "*/", " ", "\n", "\0", "ک", "<", "can_not_update",
    ];

    private static readonly string?[] Charsets =
        [null, "utf-8", "utf-16", "utf-16be", "utf-32", "windows-1256", "iso-2022-jp", "gb18030", "x", "utf-7", "\0", "hz-gb-2312"];

    private static readonly Gen<byte[]> AnyBytes = Gen.Byte.Array[0, 200];

    private static readonly Gen<byte[]> AnyTokens =
        Gen.OneOf(Tokens).Array[0, 60].Select(tokens => Encoding.UTF8.GetBytes(string.Concat(tokens)));

    private static readonly Gen<byte[]> MutatedSeeds =
        Gen.Select(Gen.OneOf(Seeds), Gen.Select(Gen.Int[0, 200], Gen.Byte).Array[0, 6], Gen.Int[0, 200], (seed, changes, cut) =>
        {
            var bytes = Encoding.UTF8.GetBytes(seed);
            foreach (var (at, value) in changes)
            {
                bytes[at % bytes.Length] = value;
            }

            return bytes[..Math.Min(cut, bytes.Length)];
        });

    private static readonly Gen<(byte[] Body, int Status, string? Charset, bool IsTruncated)> Answers = Gen.Select(
        Gen.OneOf<byte[]>(AnyBytes, AnyTokens, MutatedSeeds), Gen.Int[100, 999], Gen.OneOf(Charsets), Gen.Bool);

    [Fact]
    public void Any_bytes_become_an_exception_whose_every_member_can_be_read() => Answers.Sample(
        answer =>
        {
            var error = ErrorAnswers.Read(answer.Body, answer.Status, null, answer.Charset, answer.IsTruncated);

            error.Message.Should().StartWith(ErrorAnswers.Operation);
            _ = error.ToString().Length + error.RawBody.Length + error.Error.ToString().Length;
            _ = error.GatewayMessage + (error as BaloanApplicantException)?.RegisteredPhoneNumber;
            error.FieldErrors.Should().NotContain(field => field.Value.Count == 0);
        },
        iter: PropertyTests.Cases,
        threads: 1);

    [Fact]
    public void What_was_decided_without_texts_agrees_with_the_texts() => Answers.Sample(
        answer =>
        {
            var error = ErrorAnswers.Read(answer.Body, answer.Status, null, answer.Charset, answer.IsTruncated);

            error.Error.HasFieldErrors.Should().Be(error.FieldErrors.Count > 0);
        },
        iter: PropertyTests.Cases,
        threads: 1);
}
