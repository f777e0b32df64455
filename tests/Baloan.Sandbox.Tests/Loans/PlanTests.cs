using System.Text.Json;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Loans;

/// <summary>How the plan of an opened loan is computed.</summary>
public sealed class PlanTests
{
    private static readonly SandboxPolicy Documented = SandboxPolicy.Documented[0];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task By_default_the_documented_loan_gets_the_documented_plan() =>
        (await PlanOfAsync(_ => { })).Should().Be((1_057_616, 12_691_397));

    [Fact]
    public async Task By_the_formula_the_documented_loan_costs_what_the_formula_says() =>
        (await PlanOfAsync(options => options.Plan = SandboxPlan.Formula)).Should().Be((1_016_667, 12_200_000));

    [Theory]
    [InlineData("amount/loan_due", 833_333)]
    [InlineData(" amount / ( loan_due ) + .5 * 2 ", 833_334)]
    [InlineData("amount-loan_due-8", 9_999_980)]
    [InlineData("amount/2/5", 1_000_000)]
    [InlineData("-(-amount)+ +1", 10_000_001)]
    [InlineData("100-2**2", 96)]
    [InlineData("100+-2**2", 96)]
    [InlineData("2**3**2", 512)]
    [InlineData("4**-1*400", 100)]
    [InlineData("amount**0.5", 3_162)]
    [InlineData("amount*(bank_effected_interest_rate/1200)*(1+bank_effected_interest_rate/1200)**loan_due/((1+bank_effected_interest_rate/1200)**loan_due-1)", 935_944)]
    public async Task Any_formula_of_the_gateways_kind_is_computed(string formula, long monthly) =>
        (await PlanOfAsync(options =>
        {
            options.Plan = SandboxPlan.Formula;
            options.Policies = [Documented with { InstallmentFormula = formula }];
        })).Monthly.Should().Be(monthly);

    [Theory]
    [InlineData("")]
    [InlineData("amount^2")]
    [InlineData("price/loan_due")]
    [InlineData("(amount")]
    [InlineData("amount)")]
    [InlineData("amount*")]
    [InlineData("amount/0")]
    [InlineData("amount**amount")]
    [InlineData("(0-amount)**0.5")]
    public async Task A_formula_that_cannot_be_computed_is_refused_at_the_start(string formula) =>
        await FluentActions.Awaiting(() => PlanOfAsync(options =>
        {
            options.Plan = SandboxPlan.Formula;
            options.Policies = [Documented with { InstallmentFormula = formula }];
        })).Should().ThrowAsync<ArgumentException>()
            .WithMessage("BaloanSandboxOptions.Plan must not be Formula where a policy's formula cannot be computed*");

    [Fact]
    public async Task A_formula_nested_too_deep_is_refused_at_the_start() =>
        await FluentActions.Awaiting(() => PlanOfAsync(options =>
        {
            options.Plan = SandboxPlan.Formula;
            options.Policies = [Documented with { InstallmentFormula = new string('(', 100_000) }];
        })).Should().ThrowAsync<ArgumentException>().WithMessage("BaloanSandboxOptions.Plan *");

    [Fact]
    public async Task A_formula_that_nothing_is_computed_by_may_be_any_text() =>
        (await PlanOfAsync(options => options.Policies = [Documented with { InstallmentFormula = "?" }])).Monthly.Should().Be(1_057_616);

    private static async Task<(long Monthly, long Total)> PlanOfAsync(Action<BaloanSandboxOptions> configure)
    {
        await using var sandbox = await BaloanSandbox.StartAsync(configure, Cancellation);
        using var partner = await Partner.LogInAsync(sandbox);
        var plan = (await partner.OpenAsync()).Json.GetProperty("plan_detail");
        return (Toman(plan, "monthly_installment_amount"), Toman(plan, "total_payback"));
    }

    private static long Toman(JsonElement plan, string name) => plan.GetProperty(name).GetInt64();
}
