using System.Text.RegularExpressions;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Dashboard;

/// <summary>What the line of a request says that failed.</summary>
public sealed partial class FailedRequestTests : SandboxTest
{
    public static TheoryData<SandboxErrorShape> Shapes => [.. Enum.GetValues<SandboxErrorShape>()];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task It_has_the_documented_code_whatever_shape_the_error_has(SandboxErrorShape shape)
    {
        Sandbox.Faults.Add(SandboxFault.ErrorShape(shape));
        await Partner.OpenAsync(Partner.LoanBody(amount: 1));

        (await LineAsync()).Should().Contain("""<code class="error-code" dir="ltr">loan_due_or_amount_not_match_store_policies</code>""")
            .And.Contain("""<code class="operation" dir="ltr">open_loan</code>""").And.Contain("title=\"400\"").And.Contain(" ms</span>");
    }

    [Fact]
    public async Task It_has_the_code_of_a_token_that_is_worthless()
    {
        Sandbox.RevokeTokens();
        await Partner.PoliciesAsync();

        (await LineAsync()).Should().Contain("""<code class="error-code" dir="ltr">token_not_valid</code>""").And.Contain("title=\"401\"");
    }

    [Fact]
    public async Task It_has_no_code_where_the_answer_has_none()
    {
        Sandbox.Faults.Add(SandboxFault.Status(503));
        await Partner.PoliciesAsync();

        (await LineAsync()).Should().Contain("list_policies").And.Contain("title=\"503\"").And.NotContain("error-code");
    }

    [Fact]
    public async Task One_that_succeeded_has_no_code()
    {
        await Partner.OpenedAsync();

        (await LineAsync()).Should().Contain("open_loan").And.Contain("title=\"201\"").And.NotContain("error-code");
    }

    private async Task<string> LineAsync() =>
        Summary().Match(await Partner.Http.GetStringAsync("/dashboard/sections/requests?lang=en", Cancellation)).Value;

    [GeneratedRegex("<summary>.*?</summary>", RegexOptions.Singleline)]
    private static partial Regex Summary();
}
