using System.Net;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Partners;

/// <summary>How partners are given: in code, on the command line, in a file or a variable.</summary>
public sealed class PartnerOptionsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<SandboxPartner[], string> Unusable => new()
    {
        { [new("partner", "1")], "must have user names of their own" },
        { [new("market", "1"), new("market", "2")], "must have user names of their own" },
        { [new("not-a-partner", "1")], "must not hold not-a-partner" },
        { [null!], "must not hold null" },
        { [new("market", "1") { CallbackUrl = new Uri("ftp://market.example") }], "must have absolute http or https addresses for their call backs" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task Partners_that_cannot_be_are_named(SandboxPartner[] partners, string rule)
    {
        var act = () => BaloanSandbox.StartAsync(options => options.Partners = partners, Cancellation);

        await act.Should().ThrowAsync<ArgumentException>().WithMessage($"BaloanSandboxOptions.Partners {rule}*");
    }

    [Theory]
    [InlineData("", "password")]
    [InlineData("name", "")]
    public void A_partner_has_a_name_and_a_password(string username, string password)
    {
        var act = () => new SandboxPartner(username, password);

        act.Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task The_command_line_takes_several_and_colons_in_their_passwords()
    {
        await using var process = await SandboxProcess.StartAsync("--port", "0", "--partner", "market:a:b", "--partner", "shop:c");

        (await LogInAsync(process, "market", "a:b")).Should().Be(HttpStatusCode.OK);
        (await LogInAsync(process, "shop", "c")).Should().Be(HttpStatusCode.OK);
        (await LogInAsync(process, "partner", "sandbox")).Should().Be(HttpStatusCode.OK);
        process.Greeting.Should().NotContain("a:b");
    }

    [Fact]
    public async Task A_file_has_one_a_line()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("partners", "market:a:b\n\nshop:c\n");
        await using var process = await SandboxProcess.StartAsync("--port", "0", "--partner-file", file);

        (await LogInAsync(process, "shop", "c")).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task So_has_a_variable()
    {
        await using var process = await SandboxProcess.StartAsync(
            ["--port", "0"], new Dictionary<string, string> { ["BALOAN_SANDBOX_PARTNER"] = "market:a:b\nshop:c" });

        (await LogInAsync(process, "market", "a:b")).Should().Be(HttpStatusCode.OK);
        (await LogInAsync(process, "shop", "c")).Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("no-colon-but-a-secret")]
    [InlineData(":secret")]
    [InlineData("secret:")]
    public async Task What_is_no_partner_is_one_clear_sentence_without_it(string value)
    {
        var (exitCode, _, error) = await SandboxProcess.RunAsync("--port", "0", "--partner", value);

        exitCode.Should().Be(2);
        error.Trim().Should().Be("A value of --partner is no partner: write name:password. The name holds no colon, the password may.");
    }

    [Fact]
    public async Task A_name_that_is_taken_is_one_clear_sentence()
    {
        var (exitCode, _, error) = await SandboxProcess.RunAsync("--port", "0", "--partner", "partner:secret");

        exitCode.Should().Be(2);
        error.Trim().Should().Be("--partner must have user names of their own.");
    }

    [Fact]
    public async Task A_partner_of_the_command_line_has_an_address_of_its_own_for_call_backs()
    {
        await using var common = await PartnerInbox.StartAsync();
        await using var own = await PartnerInbox.StartAsync();
        await using var process = await SandboxProcess.StartAsync(
            "--port", "0", "--callback-url", $"{common.Url}", "--partner", "shop:b", "--partner", "market:a", "--partner-callback-url", $"market={own.Url}");
        using var shop = new Partner(process.BaseAddress, "shop", "b");
        using var market = new Partner(process.BaseAddress, "market", "a");

        var (loan, marketLoan) = (await OpenAsync(shop), await OpenAsync(market));

        (await common.TakenAsync(1)).Should().ContainSingle().Which.Body.Should().Contain(loan.ToString());
        (await own.TakenAsync(1)).Should().ContainSingle().Which.Body.Should().Contain(marketLoan.ToString());
    }

    [Fact]
    public async Task Addresses_of_partners_come_from_a_variable_too()
    {
        await using var own = await PartnerInbox.StartAsync();
        await using var process = await SandboxProcess.StartAsync(
            ["--port", "0", "--partner", "market:a"], new Dictionary<string, string> { ["BALOAN_SANDBOX_PARTNER_CALLBACK_URL"] = $"market={own.Url}" });
        using var market = new Partner(process.BaseAddress, "market", "a");

        await OpenAsync(market);

        (await own.TakenAsync(1)).Should().ContainSingle();
    }

    [Theory]
    [InlineData("secret-address", "A value of --partner-callback-url is no partner's address: write name=url. The name is one of --partner and holds no equals sign.")]
    [InlineData("market=secret", "A value of --partner-callback-url is no partner's address: write name=url. The name is one of --partner and holds no equals sign.")]
    [InlineData("nobody=http://secret.example", "A name of --partner-callback-url is none of --partner.")]
    [InlineData("market=ftp://secret.example", "--partner must have absolute http or https addresses for their call backs.")]
    public async Task What_is_no_address_of_a_partner_is_one_clear_sentence_without_it(string value, string sentence)
    {
        var (exitCode, _, error) = await SandboxProcess.RunAsync("--port", "0", "--partner", "market:a", "--partner-callback-url", value);

        exitCode.Should().Be(2);
        error.Trim().Should().Be(sentence);
    }

    private static async Task<Guid> OpenAsync(Partner partner)
    {
        (await partner.LogInAsync()).Status.Should().Be(HttpStatusCode.OK);
        return await partner.OpenedAsync();
    }

    private static async Task<HttpStatusCode> LogInAsync(SandboxProcess process, string username, string password)
    {
        using var partner = new Partner(process.BaseAddress, username, password);
        return (await partner.LogInAsync()).Status;
    }
}
