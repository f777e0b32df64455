using Baloan.Cli.Tests.Support;

namespace Baloan.Cli.Tests;

/// <summary>A wrong argument is one sentence; help comes when it is asked for.</summary>
public sealed class ArgumentTests
{
    [Theory]
    [InlineData("lend", "Unrecognized command or argument 'lend'.")]
    [InlineData("sandbox show", "Required argument 'ID' missing for command: 'show'.")]
    [InlineData("sandbox show seven", "'seven' is no id: write a UUID such as 8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa.")]
    [InlineData("sandbox advance 8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa paid", "'paid' is none of created, cheque-verified, send-loan-to-bank, loan-paid, blocked, canceled.")]
    [InlineData("sandbox loans --state 1", "'1' is none of created, cheque-verified, send-loan-to-bank, loan-paid, blocked, canceled.")]
    [InlineData("sandbox loans --state +1", "'+1' is none of created, cheque-verified, send-loan-to-bank, loan-paid, blocked, canceled.")]
    [InlineData("sandbox loans --state created,cheque-verified", "'created,cheque-verified' is none of created, cheque-verified, send-loan-to-bank, loan-paid, blocked, canceled.")]
    [InlineData("sandbox loans --at sandbox", "An address must be an absolute http or https one.")]
    [InlineData("sandbox resend", "Give either the ID of a call back or --all-failed.")]
    [InlineData("sandbox resend 8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa --all-failed", "Give either the ID of a call back or --all-failed.")]
    [InlineData("sandbox fault remove", "Give either the ID of a fault or --all.")]
    [InlineData("sandbox fault add slow", "'slow' is none of status, status-after-work, code, delay, drop-before-work, drop-after-work, truncate, expired-token, revoked-tokens, revoked-login, rate-limit, error-shape.")]
    [InlineData("sandbox fault add status --probability 2", "'2' is no number from 0 to 1.")]
    [InlineData("sandbox clock jump 2", "'2' is not a duration: write 500ms, 2s, 5m, 1h or 1d.")]
    [InlineData("sandbox clock set soon", "'soon' is no time: write 2026-03-20T10:00:00Z.")]
    [InlineData("estimate --amount ten --months 12 --sandbox", "'ten' is not a whole number.")]
    [InlineData("estimate --amount 10 --sandbox", "Option '--months' is required.")]
    [InlineData("loan otp --sandbox", "Required argument 'ID' missing for command: 'otp'.")]
    [InlineData("callback send --state created", "Option '--to' is required.")]
    [InlineData("callback send --state created --to ftp://x/", "An address must be an absolute http or https one.")]
    [InlineData("callback send --state created --to http://x/ --repeat 0", "--repeat must be 1 to 10000.")]
    [InlineData("callback send --state created --to http://x/ --secret-in cookie", "'cookie' is none of header, path, basic.")]
    public async Task A_wrong_argument_is_one_sentence(string arguments, string sentence) =>
        (await Tool.RunAsync(arguments.Split(' '))).ShouldBeRefused(2, sentence);

    [Theory]
    [InlineData("loan sign 8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa --sandbox --otp 1", "An OTP has 4 to 8 digits.")]
    [InlineData("loan open --amount 0 --months 1 --store 1 --phone-number 09123456789 --national-identifier 0010350829 --birth-date 1990-05-17 --yes --sandbox", "Amount must be above zero.")]
    [InlineData("loan open --amount 1 --months 0 --store 1 --phone-number 09123456789 --national-identifier 0010350829 --birth-date 1990-05-17 --yes --sandbox", "LoanDue must be above zero: a number of months.")]
    [InlineData("loan open --amount 1 --months 1 --store 1 --phone-number 0912 --national-identifier 0010350829 --birth-date 1990-05-17 --yes --sandbox", "The value of --phone-number cannot be read.")]
    [InlineData("loan open --amount 1 --months 1 --store 1 --phone-number 09123456789 --national-identifier x --birth-date 1990-05-17 --yes --sandbox", "The value of --national-identifier cannot be read.")]
    [InlineData("loan open --amount 1 --months 1 --store 1 --phone-number 09123456789 --national-identifier 0010350829 --birth-date 1990 --yes --sandbox", "The value of --birth-date cannot be read.")]
    public async Task What_the_client_does_not_send_is_one_sentence(string arguments, string sentence) =>
        (await Tool.RunAsync(arguments.Split(' '))).ShouldBeRefused(2, sentence);

    [Theory]
    [InlineData("loan sign 8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa --sandbox", "--otp must be given.")]
    [InlineData("loan cancel 8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa --sandbox", "Cancel loan 8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa? Give --yes where nobody can be asked.")]
    [InlineData("loan open --amount 1 --months 1 --store 1 --sandbox", "--phone-number must be given.")]
    public async Task What_cannot_be_asked_for_must_be_given(string arguments, string sentence) =>
        (await Tool.RunAsync(arguments.Split(' '))).ShouldBeRefused(2, sentence);

    [Theory]
    [InlineData("")]
    [InlineData("sandbox")]
    [InlineData("sandbox loans")]
    [InlineData("sandbox show")]
    [InlineData("sandbox advance")]
    [InlineData("sandbox block")]
    [InlineData("sandbox callbacks")]
    [InlineData("sandbox resend")]
    [InlineData("sandbox fault")]
    [InlineData("sandbox fault add")]
    [InlineData("sandbox clock")]
    [InlineData("sandbox reset")]
    [InlineData("policies")]
    [InlineData("estimate")]
    [InlineData("loan")]
    [InlineData("loan open")]
    [InlineData("loan contract")]
    [InlineData("loan otp")]
    [InlineData("loan sign")]
    [InlineData("loan cancel")]
    [InlineData("callback send")]
    public async Task Each_command_explains_itself(string command)
    {
        var help = (await Tool.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"])).ShouldBeDone();

        help.Output.Should().ContainAll("Description:", $"baloan {command}".Trim());
        help.Output.Split("--help").Should().HaveCount(2);
        help.Output.Contains("Examples:", StringComparison.Ordinal).Should().Be(command == "sandbox");
    }
}
