using System.Net;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Loans;

/// <summary>What the gateway answers to an opened loan. Money is lent by then: whatever else is odd, the id is not lost.</summary>
public sealed class LoanReadingTests
{
    private const string Documented = """
        {"phone_number":"09123456789","national_identifier":"12345678901","birth_date":"1990-05-17","amount":10000000,"loan_due":12,
         "store":1,"uuid":"8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa",
         "plan_detail":{"monthly_installment_amount":1057616,"total_payback":12691397}}
        """;

    [Fact]
    public async Task The_documented_example_is_read_whole()
    {
        var loan = await CreateAsync(Documented);

        loan.Should().BeEquivalentTo(new
        {
            Id = TestClient.LoanId,
            PhoneNumber = PhoneNumber.Parse("09123456789"),
            NationalIdentifier = NationalId.Parse("12345678901"),
            BirthDate = new BirthDate(1990, 5, 17),
            Amount = Toman.FromMillions(10),
            LoanDue = 12,
            StoreId = 1,
            AdditionalData = (object?)null,
        });
        loan.Plan!.MonthlyInstallment.Should().Be(new Toman(1_057_616));
        loan.Plan.TotalPayback.Should().Be(new Toman(12_691_397));
    }

    [Theory]
    [InlineData("8F14E45F-CEEA-467F-A0E6-B3F4D8F7C1AA")]
    [InlineData("8f14e45fceea467fa0e6b3f4d8f7c1aa")]
    [InlineData("{8f14e45f-ceea-467f-A0E6-b3f4d8f7c1aa}")]
    [InlineData("8f14e45f\\u002dceea-467f-a0e6-b3f4d8f7c1aa")]
    public async Task An_id_is_read_in_every_form(string id) =>
        (await CreateAsync($$"""{"uuid":"{{id}}"}""")).Id.Should().Be(TestClient.LoanId);

    [Theory]
    [InlineData("\"phone_number\":\"0912***6789\"")]
    [InlineData("\"phone_number\":{\"value\":\"09123456789\"}")]
    [InlineData("\"phone_number\":\"\\ud800\"")]
    [InlineData("\"national_identifier\":[]")]
    [InlineData("\"national_identifier\":true")]
    [InlineData("\"birth_date\":\"1369/02/27\"")]
    [InlineData("\"birth_date\":\"2990-13-45\"")]
    [InlineData("\"amount\":\"ten million\"")]
    [InlineData("\"amount\":1e400")]
    [InlineData("\"amount\":{\"toman\":[1]}")]
    [InlineData("\"loan_due\":\"12 months\"")]
    [InlineData("\"loan_due\":99999999999999")]
    [InlineData("\"store\":{\"id\":1}")]
    [InlineData("\"store\":12.5")]
    [InlineData("\"plan_detail\":\"soon\"")]
    [InlineData("\"plan_detail\":[{}]")]
    [InlineData("\"plan_detail\":{\"monthly_installment_amount\":{\"a\":1}}")]
    [InlineData("\"plan_detail\":{\"total_payback\":true,\"x\":[[]]}")]
    public async Task An_odd_field_does_not_cost_the_id(string field) =>
        (await CreateAsync($$"""{{{field}},"uuid":"{{TestClient.LoanId}}"}""")).Id.Should().Be(TestClient.LoanId);

    [Theory]
    [InlineData("\"1057616.00\"", "12691397.0", 1057616, 12691397)]
    [InlineData("\"۱۰۵۷۶۱۶\"", "\"12,691,397\"", 1057616, 12691397)]
    public async Task A_plan_is_read_from_any_numbers(string monthly, string total, long expectedMonthly, long expectedTotal)
    {
        var plan = (await CreateAsync(
            $$$"""{"uuid":"{{{TestClient.LoanId}}}","plan_detail":{"monthly_installment_amount":{{{monthly}}},"total_payback":{{{total}}},"fee":5}}""")).Plan;

        plan!.MonthlyInstallment.Should().Be(new Toman(expectedMonthly));
        plan.TotalPayback.Should().Be(new Toman(expectedTotal));
        plan.AdditionalData!["fee"].GetInt32().Should().Be(5);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"monthly_installment_amount":1057616}""")]
    [InlineData("""{"monthly_installment_amount":"?","total_payback":12691397}""")]
    public async Task A_plan_without_both_figures_is_none(string plan) =>
        (await CreateAsync($$"""{"uuid":"{{TestClient.LoanId}}","plan_detail":{{plan}}}""")).Plan.Should().BeNull();

    [Fact]
    public async Task Unknown_fields_are_kept() =>
        (await CreateAsync($$"""{"uuid":"{{TestClient.LoanId}}","state":"created","extra":[1]}""")).AdditionalData!.Keys.Should().Equal("state", "extra");

    [Theory]
    [InlineData("{}", "uuid")]
    [InlineData("""{"uuid":null}""", "uuid")]
    [InlineData("""{"uuid":"12"}""", "uuid")]
    [InlineData("""{"uuid":12}""", "uuid")]
    [InlineData("""{"uuid":["8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa"]}""", "uuid")]
    [InlineData("""{"uuid":"00000000-0000-0000-0000-000000000000"}""", "uuid")]
    [InlineData("""{"uuid":"\ud800"}""", "uuid")]
    [InlineData("", null)]
    [InlineData("null", null)]
    [InlineData("[]", null)]
    [InlineData("created", null)]
    public async Task A_loan_without_an_id_is_an_unreadable_answer_that_keeps_its_body(string body, string? field)
    {
        var error = (await FluentActions.Awaiting(() => CreateAsync(body)).Should().ThrowAsync<BaloanResponseException>()).Which;

        error.Should().BeEquivalentTo(new { Field = field, RawBody = body, Operation = "POST loan/", StatusCode = HttpStatusCode.OK });
    }

    [Fact]
    public async Task No_content_is_an_unreadable_answer()
    {
        var client = TestClient.For(new TestGateway(_ => new HttpResponseMessage(HttpStatusCode.NoContent)));

        var error = (await client.Loans.Awaiting(loans => loans.CreateAsync(TestClient.LoanRequest)).Should().ThrowAsync<BaloanResponseException>()).Which;

        error.Should().BeEquivalentTo(new { Field = (string?)null, RawBody = "", StatusCode = HttpStatusCode.NoContent });
    }

    [Fact]
    public async Task An_unreadable_answer_is_asked_for_once()
    {
        var gateway = new TestGateway(_ => TestGateway.Json("{}"));

        await TestClient.For(gateway).Loans.Awaiting(loans => loans.CreateAsync(TestClient.LoanRequest)).Should().ThrowAsync<BaloanResponseException>();

        gateway.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_answer() =>
        (await CreateAsync("\uFEFF" + Documented)).Id.Should().Be(TestClient.LoanId);

    private static Task<Loan> CreateAsync(string body) => TestClient.Answered(body).Loans.CreateAsync(TestClient.LoanRequest);
}
