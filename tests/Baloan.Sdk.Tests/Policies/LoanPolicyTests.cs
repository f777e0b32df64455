using System.Text;
using System.Text.Json;
using CsCheck;

namespace Baloan.Sdk.Tests.Policies;

public sealed class LoanPolicyTests
{
    private const string Documented = """
        {"stores":[{"id":1,"title_fa":"فروشگاه","logo":"https://baloan.ir/logo.png"}],
          "amount":{"lower":10,"upper":30,"bounds":"[)"},
          "possible_loan_dues":[12],
          "bank_effected_interest_rate":22,
          "installment_formula":"(amount+(amount*bank_effected_interest_rate)/100)/loan_due"}
        """;

    [Fact]
    public void The_documented_policy_is_read()
    {
        var policy = Read(Documented);

        policy.Stores.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new PolicyStore { Id = 1, Title = "فروشگاه", Logo = new Uri("https://baloan.ir/logo.png") });
        policy.Amount.Should().Be(TomanRange.FromMillions(10, 30));
        policy.PossibleLoanDues.Should().Equal(12);
        policy.BankEffectedInterestRate.Should().Be(22);
        policy.InstallmentFormula!.Text.Should().Be("(amount+(amount*bank_effected_interest_rate)/100)/loan_due");
        policy.AdditionalData.Should().BeNull();
        MissingFrom(Documented).Should().BeNull();
    }

    [Fact]
    public void A_policy_in_other_forms_is_read()
    {
        using var culture = new CultureScope("fa-IR");
        const string json = """
            {"stores":[{"id":"1","title_fa":5,"logo":"ftp://baloan.ir/logo","city":"تهران"}],
              "amount":"{\"lower\":\"10\",\"upper\":null,\"bounds\":\"(]\"}",
              "possible_loan_dues":["12",6.0],
              "bank_effected_interest_rate":"22.50",
              "installment_formula":"amount^",
              "minimum_age":{"years":18}}
            """;
        var policy = Read(json);

        policy.Stores[0].Id.Should().Be(1);
        policy.Stores[0].Title.Should().Be("5");
        policy.Stores[0].Logo.Should().BeNull();
        policy.Stores[0].AdditionalData!["city"].GetString().Should().Be("تهران");
        policy.Amount.ToString().Should().Be("(10000000,)");
        policy.PossibleLoanDues.Should().Equal(12, 6);
        policy.BankEffectedInterestRate.Should().Be(22.5m);
        policy.AdditionalData!["minimum_age"].GetProperty("years").GetInt32().Should().Be(18);
        MissingFrom(json).Should().BeNull();
    }

    [Theory]
    [InlineData("""{}""", "stores")]
    [InlineData("""{"stores":null,"amount":{},"possible_loan_dues":[12]}""", "stores")]
    [InlineData("""{"stores":[{"title_fa":"x"}],"amount":{},"possible_loan_dues":[12]}""", "stores.id")]
    [InlineData("""{"stores":[],"possible_loan_dues":[12]}""", "amount")]
    [InlineData("""{"stores":[],"amount":null,"possible_loan_dues":[12]}""", "amount")]
    [InlineData("""{"stores":[],"amount":{}}""", "possible_loan_dues")]
    [InlineData("""{"stores":[],"amount":{"empty":true},"possible_loan_dues":[]}""", null)]
    public void What_a_policy_lacks_is_told(string json, string? field) => MissingFrom(json).Should().Be(field);

    [Fact]
    public void A_policy_without_anything_has_no_nulls_where_lists_are_due()
    {
        var policy = Read("""{"stores":[{}]}""");

        policy.PossibleLoanDues.Should().BeEmpty();
        policy.BankEffectedInterestRate.Should().BeNull();
        policy.Stores[0].Title.Should().BeEmpty();
        new LoanPolicy().Stores.Should().BeEmpty();
        new LoanPolicy().Allows(Toman.FromMillions(10), 12).Should().BeFalse();
    }

    [Theory]
    [InlineData(10_000_000, 12, true)]
    [InlineData(29_999_999, 12, true)]
    [InlineData(30_000_000, 12, false)]
    [InlineData(9_999_999, 12, false)]
    [InlineData(10, 12, false)]
    [InlineData(10_000_000, 6, false)]
    public void It_allows_its_amounts_over_its_lengths(int amount, int loanDue, bool allowed) =>
        Read(Documented).Allows(new Toman(amount), loanDue).Should().Be(allowed);

    [Fact]
    public void An_estimate_is_in_whole_Toman()
    {
        var policy = Read(Documented);

        policy.EstimateInstallment(Toman.FromMillions(10), 12).MonthlyInstallment.Should().Be(new Toman(1_016_667));
        policy.TryEstimateInstallment(Toman.FromMillions(10), 12, out var estimate).Should().BeTrue();
        estimate!.MonthlyInstallment.Should().Be(new Toman(1_016_667));
    }

    [Theory]
    [InlineData(0, 12, "amount")]
    [InlineData(-1, 12, "amount")]
    [InlineData(1, 0, "loanDue")]
    [InlineData(1, -12, "loanDue")]
    public void There_is_no_estimate_for_no_loan(int amount, int loanDue, string parameter)
    {
        var policy = Read(Documented);

        FluentActions.Invoking(() => policy.EstimateInstallment(new Toman(amount), loanDue))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);
        policy.TryEstimateInstallment(new Toman(amount), loanDue, out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"amount^\"")]
    [InlineData("\"amount/0\"")]
    [InlineData("\"\"")]
    [InlineData("{\"a\":1}")]
    [InlineData("\"bank_effected_interest_rate\"")]
    public void An_unreadable_formula_is_an_error_only_when_it_is_used(string formula)
    {
        var json = $$"""{"stores":[],"amount":{},"possible_loan_dues":[12],"installment_formula":{{formula}}}""";
        var policy = Read(json);

        MissingFrom(json).Should().BeNull();
        policy.Allows(Toman.FromMillions(10), 12).Should().BeTrue();
        policy.TryEstimateInstallment(Toman.FromMillions(10), 12, out _).Should().BeFalse();
        FluentActions.Invoking(() => policy.EstimateInstallment(Toman.FromMillions(10), 12))
            .Should().Throw<InstallmentFormulaException>();
    }

    [Fact]
    public void It_comes_back_from_any_serializer()
    {
        var policy = Read(Documented);
        var again = JsonSerializer.Deserialize<LoanPolicy>(JsonSerializer.Serialize(policy))!;

        again.Should().BeEquivalentTo(policy);
        JsonSerializer.Serialize(again).Should().Be(JsonSerializer.Serialize(policy));
    }

    [Fact]
    public void Mutated_policies_are_read_or_refused_as_JSON() => Gen.Select(Gen.Int[0, Documented.Length - 1], Gen.Char[' ', '~']).Array[1, 4].Sample(
        changes =>
        {
            var json = Documented.ToCharArray();
            foreach (var (position, character) in changes)
            {
                json[position] = character;
            }

            if (LoanPolicy.Wire.Read(Encoding.UTF8.GetBytes(json), out _, out _) is { } policy)
            {
                _ = policy.Allows(Toman.FromMillions(10), 12);
                _ = policy.TryEstimateInstallment(Toman.FromMillions(10), 12, out _);
            }
        },
        iter: 100_000);

    /// <summary>The policy, complete or not.</summary>
    private static LoanPolicy Read(string json)
    {
        var values = new JsonValues(Encoding.UTF8.GetBytes(json));
        values.Json.Read();
        return LoanPolicy.Wire.Read(ref values);
    }

    private static string? MissingFrom(string json)
    {
        _ = LoanPolicy.Wire.Read(Encoding.UTF8.GetBytes(json), out var unreadable, out _);
        return unreadable.Field;
    }
}
