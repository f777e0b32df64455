using System.Net;
using System.Text.Json.Nodes;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Gateway;

/// <summary>The examples of the gateway's document, and the answers it gives for them.</summary>
public sealed class DocumentedExampleTests : SandboxTest
{
    [Fact]
    public async Task A_log_in_answers_a_refresh_and_an_access_token()
    {
        var answer = await Partner.LogInAsync();

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.Json.EnumerateObject().Select(property => property.Name).Should().Equal("refresh", "access");
    }

    [Fact]
    public async Task The_policies_are_the_documented_ones()
    {
        var answer = await Partner.PoliciesAsync();

        answer.Status.Should().Be(HttpStatusCode.OK);
        Same(answer.Body, """
            [{"stores":[
                {"id":1,"title_fa":"فروشگاه اول","logo":"https://first-store.logo.sample"},
                {"id":2,"title_fa":"فروشگاه دوم","logo":"https://second-store.logo.sample"}],
              "amount":{"lower":10,"upper":30,"bounds":"[)"},
              "possible_loan_dues":[12],
              "bank_effected_interest_rate":22,
              "installment_formula":"(amount+(amount*bank_effected_interest_rate)/100)/loan_due"}]
            """);
    }

    [Fact]
    public async Task The_documented_request_gets_the_documented_plan()
    {
        var answer = await Partner.OpenAsync("""
            {
            "phone_number": "09123456789",
            "national_identifier": "07148143380",
            "birth_date": "1999-02-14",
            "amount": 10000000,
            "loan_due": 12,
            "store": 1
            }
            """);

        answer.Status.Should().Be(HttpStatusCode.Created);
        var uuid = answer.Json.GetProperty("uuid").GetString();
        Same(answer.Body, $$"""
            {"phone_number":"09123456789","national_identifier":"07148143380","birth_date":"1999-02-14","amount":10000000,
             "loan_due":12,"store":1,"uuid":"{{uuid}}",
             "plan_detail":{"monthly_installment_amount":1057616,"total_payback":12691397} }
            """);
    }

    [Theory]
    [InlineData(20_000_000, 2_115_232, 25_382_795)]
    [InlineData(29_999_999, 3_172_849, 38_074_192)]
    public async Task Another_amount_gets_a_plan_that_is_calculated(long amount, long monthly, long total)
    {
        var plan = (await Partner.OpenAsync(Partner.LoanBody(amount: amount))).Json.GetProperty("plan_detail");

        plan.GetProperty("monthly_installment_amount").GetInt64().Should().Be(monthly);
        plan.GetProperty("total_payback").GetInt64().Should().Be(total);
    }

    [Fact]
    public async Task The_contract_has_a_file_and_is_not_signed_yet()
    {
        var loan = await VerifiedLoanAsync();

        var answer = await Partner.ContractAsync(loan);

        answer.Status.Should().Be(HttpStatusCode.OK);
        var file = answer.Json.GetProperty("contract_pdf_file");
        Same(answer.Body, $$"""
            {"contract_pdf_file":{"uuid":"{{file.GetProperty("uuid").GetGuid()}}","file":"{{file.GetProperty("file").GetString()}}"},
             "is_agreed_by_user":false}
            """);
    }

    [Fact]
    public async Task The_example_of_signing_has_a_trailing_comma_and_is_refused_as_JSON()
    {
        var loan = await VerifiedLoanAsync();

        var answer = await Partner.SendAsync(HttpMethod.Patch, $"{Partner.Root}loan/{loan:D}/contract/", Partner.Json("{\n\"otp\": \"12345\",\n}"));

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Json.GetProperty("detail").GetString().Should().StartWith("JSON parse error - ");
    }

    [Fact]
    public async Task A_cancelling_succeeds_without_a_body()
    {
        var loan = await Partner.OpenedAsync();

        (await Partner.CancelAsync(loan)).Status.Should().Be(HttpStatusCode.OK);
    }

    private static void Same(string actual, string expected) =>
        JsonNode.DeepEquals(JsonNode.Parse(actual), JsonNode.Parse(expected)).Should().BeTrue(actual);
}
