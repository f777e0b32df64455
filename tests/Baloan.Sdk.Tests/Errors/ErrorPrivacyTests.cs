using System.Net;

namespace Baloan.Sdk.Tests.Errors;

/// <summary>Nothing personal gets from an answer into what is printed.</summary>
public sealed class ErrorPrivacyTests
{
    private static readonly string[] Secrets = ["09123456789", "9123456789", "0010350829", "1990-05-17", "12345", "رضایی", "ali_rezaei"];

    public static TheoryData<string> StuffedBodies() =>
    [
        """{"code":"national_id_exists_with_another_phone_number","detail":"رضایی 09123456789","phone_number":"09123456789"}""",
        """{"code":"09123456789","detail":"0010350829"}""",
        """{"code":9123456789,"detail":9123456789}""",
        """{"code":"user_09123456789"}""",
        """{"code":"otp_12345","detail":"1990-05-17"}""",
        """{"code":"x-12345"}""",
        """{"error":"otp_12345"}""",
        """{"detail":"otp_12345"}""",
        """{"error":"رضایی"}""",
        """{"09123456789":["0010350829"]}""",
        """{"ali_rezaei":["birth 1990-05-17"],"phone_number":["09123456789 is taken"]}""",
        """{"errors":[{"field":"ali_rezaei","code":"invalid","detail":"09123456789"}]}""",
        """["09123456789"]""",
        "\"0010350829\"",
        "09123456789",
        "<html>09123456789 رضایی</html>",
        """{"code":"service_inquiry_failed","service_name":"ali_rezaei 09123456789"}""",
    ];

    [Theory]
    [MemberData(nameof(StuffedBodies))]
    public void Nothing_personal_is_in_the_message(string body) =>
        Secrets.Should().NotContain(secret => ErrorAnswers.Read(body).Message.Contains(secret, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(StuffedBodies))]
    public void Nothing_personal_is_in_the_exceptions_text(string body) =>
        Secrets.Should().NotContain(secret => ErrorAnswers.Read(body).ToString().Contains(secret, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(StuffedBodies))]
    public void Nothing_personal_is_in_the_errors_text(string body) =>
        Secrets.Should().NotContain(secret => ErrorAnswers.Read(body).Error.ToString().Contains(secret, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(StuffedBodies))]
    public void Nothing_is_put_beside_the_exception(string body) => ErrorAnswers.Read(body).Data.Count.Should().Be(0);

    [Fact]
    public void An_unreadable_answer_is_not_printed() =>
        new BaloanResponseException("POST loan/", HttpStatusCode.OK, "uuid", """{"phone_number":"09123456789"}""")
            .ToString().Should().NotContain("0912");
}
