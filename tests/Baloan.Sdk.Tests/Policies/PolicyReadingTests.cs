using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Policies;

/// <summary>What the gateway writes as policies, and what becomes of it.</summary>
public sealed class PolicyReadingTests
{
    private const string Documented = """
        [{"stores":[{"id":1,"title_fa":"فروشگاه","logo":"https://cdn.baloan.ir/logo.png"}],
          "amount":{"lower":10,"upper":30,"bounds":"[)"},
          "possible_loan_dues":[12],
          "bank_effected_interest_rate":22,
          "installment_formula":"(amount+(amount*bank_effected_interest_rate)/100)/loan_due"}]
        """;

    [Fact]
    public async Task The_documented_example_is_read_whole()
    {
        var policy = (await ListAsync(Documented)).Should().ContainSingle().Subject;

        policy.Stores.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Id = 1, Title = "فروشگاه", Logo = new Uri("https://cdn.baloan.ir/logo.png") });
        policy.Amount.Should().Be(TomanRange.FromMillions(10, 30));
        policy.PossibleLoanDues.Should().Equal(12);
        policy.BankEffectedInterestRate.Should().Be(22);
        policy.EstimateInstallment(Toman.FromMillions(10), 12).MonthlyInstallment.Should().Be(new Toman(1_016_667));
        policy.AdditionalData.Should().BeNull();
    }

    [Theory]
    [InlineData("""{"lower":"10","upper":"30.5","bounds":"[]"}""", "[10000000,30500000]")]
    [InlineData("""{"lower":10.0,"upper":30.50,"bounds":"(]"}""", "(10000000,30500000]")]
    [InlineData("""{"lower":"۱۰","upper":"٣٠"}""", "[10000000,30000000)")]
    [InlineData("""{"lower":null,"upper":30,"bounds":"[)"}""", "(,30000000)")]
    [InlineData("""{"upper":30,"bounds":"[)"}""", "(,30000000)")]
    [InlineData("""{"lower":10}""", "[10000000,)")]
    [InlineData("""{"lower":10,"upper":null,"bounds":null}""", "[10000000,)")]
    [InlineData("""{"empty":true}""", "empty")]
    [InlineData("""{"empty":false,"lower":1,"upper":2}""", "[1000000,2000000)")]
    [InlineData("""{"lower":30,"upper":10}""", "empty")]
    [InlineData("""{"lower":10,"upper":30,"bounds":"[)","currency":{"code":["IRT"]}}""", "[10000000,30000000)")]
    [InlineData("""{"lower":10,"\ud800":1,"upper":30}""", "[10000000,30000000)")]
    [InlineData("\"{\\\"lower\\\": \\\"10\\\", \\\"upper\\\": \\\"30\\\", \\\"bounds\\\": \\\"[)\\\"}\"", "[10000000,30000000)")]
    [InlineData("\"{\\\"empty\\\": true}\"", "empty")]
    [InlineData("\"[10,30)\"", "[10000000,30000000)")]
    [InlineData("\"empty\"", "empty")]
    public async Task A_range_is_read_in_every_form(string amount, string expected) =>
        (await ListAsync(PolicyWith(amount: amount))).Single().Amount.ToString().Should().Be(expected);

    [Theory]
    [InlineData("22", 22.0)]
    [InlineData("22.5", 22.5)]
    [InlineData("\"22.50\"", 22.5)]
    [InlineData("\"۲۲٫۵\"", 22.5)]
    [InlineData("null", null)]
    [InlineData("\"on request\"", null)]
    [InlineData("[22]", null)]
    [InlineData("1e400", null)]
    public async Task A_rate_is_read_as_any_number_and_is_null_when_it_is_none(string rate, double? expected) =>
        (await ListAsync(PolicyWith(rate: rate))).Single().BankEffectedInterestRate.Should().Be((decimal?)expected);

    [Theory]
    [InlineData("[6,\"12\",18.0,null,\"۲۴\"]", new[] { 6, 12, 18, 24 })]
    [InlineData("12", new[] { 12 })]
    [InlineData("[]", new int[0])]
    public async Task Lengths_are_read_as_any_numbers(string dues, int[] expected) =>
        (await ListAsync(PolicyWith(dues: dues))).Single().PossibleLoanDues.Should().Equal(expected);

    [Theory]
    [InlineData("""{"id":"7","title_fa":12,"logo":"ftp://x"}""", 7, "12", null)]
    [InlineData("""{"id":7.0,"title_fa":null,"logo":null}""", 7, "", null)]
    [InlineData("""{"id":7,"title_fa":"\ud83d","logo":"/media/logo.png"}""", 7, "", "/media/logo.png")]
    [InlineData("""{"id":7,"title_fa":{"fa":"x"},"logo":["x"]}""", 7, "", null)]
    public async Task A_store_is_read_as_far_as_it_can_be(string store, int id, string title, string? logo) =>
        (await ListAsync(PolicyWith(stores: $"[{store}]"))).Single().Stores.Single()
            .Should().BeEquivalentTo(new { Id = id, Title = title, Logo = logo is null ? null : new Uri(logo, UriKind.Relative) });

    [Fact]
    public async Task Unknown_fields_are_kept()
    {
        var policy = (await ListAsync("""
            [{"stores":[{"id":1,"city":"تهران"}],"amount":{"lower":1},"possible_loan_dues":[],"guarantee":{"kind":"cheque"}}]
            """)).Single();

        policy.AdditionalData!["guarantee"].GetProperty("kind").GetString().Should().Be("cheque");
        policy.Stores.Single().AdditionalData!["city"].GetString().Should().Be("تهران");
    }

    [Fact]
    public async Task Null_elements_are_left_out()
    {
        var policies = await ListAsync("""[null,{"stores":[null,{"id":1},null],"amount":{"lower":1},"possible_loan_dues":[12]},null]""");

        policies.Single().Stores.Should().ContainSingle().Which.Id.Should().Be(1);
    }

    [Fact]
    public async Task An_empty_list_is_no_policies() => (await ListAsync("[]")).Should().BeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"[]\"")]
    [InlineData("<html>offline</html>")]
    [InlineData("[")]
    [InlineData("""{"results":[]}""")]
    public async Task What_is_no_list_is_an_unreadable_answer_that_keeps_its_body(string body)
    {
        var error = (await FluentActions.Awaiting(() => ListAsync(body)).Should().ThrowAsync<BaloanResponseException>()).Which;

        error.Should().BeEquivalentTo(new { Field = (string?)null, RawBody = body, Operation = "GET loan-policies" });
    }

    [Theory]
    [InlineData("[{}]", "stores")]
    [InlineData("""[{"stores":"x"}]""", "stores")]
    [InlineData("""[{"stores":[{"title_fa":"x"}]}]""", "stores.id")]
    [InlineData("""[{"stores":[{"id":"x"}]}]""", "stores.id")]
    [InlineData("""[{"stores":[]}]""", "amount")]
    [InlineData("""[{"stores":[],"amount":null}]""", "amount")]
    [InlineData("""[{"stores":[],"amount":{"lower":"a lot"}}]""", "amount")]
    [InlineData("""[{"stores":[],"amount":"{\"lower\":"}]""", "amount")]
    [InlineData("""[{"stores":[],"amount":"\ud800"}]""", "amount")]
    [InlineData("""[{"stores":[],"amount":[10,30]}]""", "amount")]
    [InlineData("""[{"stores":[],"amount":{"lower":1}}]""", "possible_loan_dues")]
    [InlineData("""[{"stores":[],"amount":{"lower":1},"possible_loan_dues":["twelve"]}]""", "possible_loan_dues")]
    [InlineData("""[{"ali_rezaei":tru}]""", null)]
    public async Task What_is_missing_is_named(string body, string? field)
    {
        var error = (await FluentActions.Awaiting(() => ListAsync(body)).Should().ThrowAsync<BaloanResponseException>()).Which;

        error.Should().BeEquivalentTo(new { Field = field, RawBody = body });
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_answer() => (await ListAsync("\uFEFF" + Documented)).Should().HaveCount(1);

    [Fact]
    public async Task An_answer_beyond_the_cap_is_unreadable_and_its_beginning_is_kept()
    {
        var client = TestClient.For(new TestGateway(_ => TestGateway.Json(Documented)), options => options.MaxResponseBytes = 100);

        var error = (await FluentActions.Awaiting(() => client.Policies.ListAsync(TestContext.Current.CancellationToken)).Should().ThrowAsync<BaloanResponseException>()).Which;

        error.InnerException!.Message.Should().Contain("MaxResponseBytes");
        error.RawBody.Should().StartWith("[{\"stores\"");
    }

    [Fact]
    public async Task The_cap_may_be_as_large_as_a_number_can_be()
    {
        var client = TestClient.For(new TestGateway(_ => TestGateway.Json(Documented)), options => options.MaxResponseBytes = int.MaxValue);

        (await client.Policies.ListAsync(TestContext.Current.CancellationToken)).Should().HaveCount(1);
    }

    private static async Task<IReadOnlyList<LoanPolicy>> ListAsync(string body) => await TestClient.Answered(body).Policies.ListAsync(TestContext.Current.CancellationToken);

    private static string PolicyWith(string stores = "[{\"id\":1}]", string amount = "{\"lower\":1}", string dues = "[12]", string rate = "22") =>
        $$"""[{"stores":{{stores}},"amount":{{amount}},"possible_loan_dues":{{dues}},"bank_effected_interest_rate":{{rate}}}]""";
}
