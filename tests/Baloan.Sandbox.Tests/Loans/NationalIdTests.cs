using System.Net;
using System.Text.Json.Nodes;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Loans;

/// <summary>Which national identifiers a sandbox takes.</summary>
public sealed class NationalIdTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("07148143380")]
    [InlineData("0012345678")]
    public async Task By_default_the_documented_example_and_a_wrong_check_digit_are_taken(string identifier) =>
        (await OpenAsync(identifier, isStrict: false)).Status.Should().Be(HttpStatusCode.Created);

    [Theory]
    [InlineData("0012345679")]
    [InlineData("0010350829")]
    public async Task A_strict_sandbox_takes_a_national_code(string identifier) =>
        (await OpenAsync(identifier, isStrict: true)).Status.Should().Be(HttpStatusCode.Created);

    [Theory]
    [InlineData("07148143380")]
    [InlineData("0012345678")]
    [InlineData("12345679")]
    [InlineData("1111111111")]
    [InlineData("09123456789")]
    public async Task A_strict_sandbox_refuses_all_else_as_a_wrong_field(string identifier)
    {
        var answer = await OpenAsync(identifier, isStrict: true);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        JsonNode.DeepEquals(JsonNode.Parse(answer.Body), JsonNode.Parse("""{"national_identifier":["Enter a valid national identifier."]}"""))
            .Should().BeTrue(answer.Body);
    }

    [Fact]
    public async Task A_strict_sandbox_takes_every_magic_identifier()
    {
        await using var sandbox = await BaloanSandbox.StartAsync(options => options.StrictNationalIds = true, Cancellation);
        using var partner = await Partner.LogInAsync(sandbox);

        foreach (var identifier in SandboxMagicValues.NationalIdentifiers.Values)
        {
            (await partner.OpenAsync(Partner.LoanBody(national: identifier))).Body.Should().NotContain("Enter a valid national identifier.");
        }
    }

    private static async Task<Answer> OpenAsync(string identifier, bool isStrict)
    {
        await using var sandbox = await BaloanSandbox.StartAsync(options => options.StrictNationalIds = isStrict, Cancellation);
        using var partner = await Partner.LogInAsync(sandbox);
        return await partner.OpenAsync(Partner.LoanBody(national: identifier));
    }
}
