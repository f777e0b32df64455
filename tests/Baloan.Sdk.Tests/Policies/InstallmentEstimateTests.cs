using System.Text.Json;

namespace Baloan.Sdk.Tests.Policies;

/// <summary>An estimate is no promise: it says what it is, and what the plan of the opened loan takes more.</summary>
public sealed class InstallmentEstimateTests
{
    private static readonly LoanPolicy Policy = new()
    {
        Amount = TomanRange.FromMillions(10, 30),
        PossibleLoanDues = [12],
        BankEffectedInterestRate = 22,
        InstallmentFormula = InstallmentFormula.Parse("(amount+(amount*bank_effected_interest_rate)/100)/loan_due"),
    };

    private static readonly InstallmentEstimate Estimate = Policy.EstimateInstallment(Toman.FromMillions(10), 12);

    [Fact]
    public void It_tells_what_it_was_computed_of()
    {
        Estimate.Formula.Should().BeSameAs(Policy.InstallmentFormula);
        Estimate.Amount.Should().Be(Toman.FromMillions(10));
        Estimate.LoanDue.Should().Be(12);
        Estimate.MonthlyInstallment.Should().Be(new Toman(1_016_667));
    }

    [Theory]
    [ClassData(typeof(Cultures))]
    public void It_says_that_it_is_about(string culture)
    {
        using var scope = new CultureScope(culture);

        Estimate.ToString().Should().Be("about 1,016,667 Toman a month for 12 months, by the policy's formula");
    }

    [Fact]
    public void The_documented_plan_exceeds_the_documented_estimate()
    {
        var plan = Plan(1_057_616, 12_691_397);

        Estimate.IsExceededBy(plan).Should().BeTrue();
        Estimate.MonthlyDifference(plan).Should().Be(new Toman(40_949));
    }

    [Theory]
    [InlineData(1_016_667, 12_200_000)]
    [InlineData(1_016_667, 12_200_004)]
    [InlineData(1_016_667, 0)]
    [InlineData(1_016_666, 12_200_000)]
    [InlineData(1_000_000, 12_000_000)]
    public void A_plan_as_estimated_or_cheaper_does_not_exceed_it(int monthly, int total) =>
        Estimate.IsExceededBy(Plan(monthly, total)).Should().BeFalse();

    [Fact]
    public void A_Toman_more_a_month_exceeds_it() => Estimate.IsExceededBy(Plan(1_016_668, 0)).Should().BeTrue();

    [Fact]
    public void A_plan_that_is_dearer_in_all_exceeds_it_though_its_instalment_is_the_same() =>
        Estimate.IsExceededBy(Plan(1_016_667, 13_000_000)).Should().BeTrue();

    [Fact]
    public void A_cheaper_plan_has_a_difference_below_zero() =>
        Estimate.MonthlyDifference(Plan(1_000_000, 12_000_000)).Should().Be(new Toman(-16_667));

    [Fact]
    public void The_largest_amounts_can_be_compared()
    {
        var estimate = new InstallmentEstimate(Estimate.Formula, new Toman(decimal.MaxValue), 12, new Toman(decimal.MaxValue));

        estimate.IsExceededBy(Plan(decimal.MaxValue, decimal.MaxValue)).Should().BeFalse();
    }

    [Fact]
    public void Without_a_plan_there_is_nothing_to_compare()
    {
        FluentActions.Invoking(() => Estimate.IsExceededBy(null!)).Should().Throw<ArgumentNullException>().WithParameterName("plan");
        FluentActions.Invoking(() => Estimate.MonthlyDifference(null!)).Should().Throw<ArgumentNullException>().WithParameterName("plan");
    }

    [Theory]
    [ClassData(typeof(Cultures))]
    public void One_that_was_shown_can_be_kept_and_read_back(string culture)
    {
        using var scope = new CultureScope(culture);
        var kept = JsonSerializer.Serialize(Estimate, JsonSerializerOptions.Web);

        var again = JsonSerializer.Deserialize<InstallmentEstimate>(kept, JsonSerializerOptions.Web)!;

        again.Should().BeEquivalentTo(Estimate, options => options.Excluding(estimate => estimate.Formula));
        again.Formula.Text.Should().Be(Estimate.Formula.Text);
    }

    [Theory]
    [InlineData(0, 12, "amount")]
    [InlineData(-1, 12, "amount")]
    [InlineData(1, 0, "loanDue")]
    public void There_is_none_of_no_loan(int amount, int loanDue, string parameter) =>
        FluentActions.Invoking(() => new InstallmentEstimate(Estimate.Formula, new Toman(amount), loanDue, Toman.Zero))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);

    [Fact]
    public void There_is_none_without_a_formula() =>
        FluentActions.Invoking(() => new InstallmentEstimate(null!, new Toman(1), 1, Toman.Zero))
            .Should().Throw<ArgumentNullException>().WithParameterName("formula");

    private static RepaymentPlan Plan(decimal monthly, decimal total) =>
        new() { MonthlyInstallment = new Toman(monthly), TotalPayback = new Toman(total) };
}
