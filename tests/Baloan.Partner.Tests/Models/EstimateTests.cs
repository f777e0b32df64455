using Baloan.Partner.Tests.Values;
using Baloan.Sdk;

namespace Baloan.Partner.Tests.Models;

/// <summary>An estimate that was shown, kept beside the partner's order until the loan's own plan is there.</summary>
public sealed class EstimateTests
{
    private static readonly string[] Cultures = ["", "en-US", "fa-IR"];

    public static TheoryData<string, string> Everywhere { get; } = new(
        from serializer in Serializer.All
        from culture in Cultures
        select (serializer.Name, culture));

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void It_comes_back_whole_and_can_be_held_against_the_plan(string serializer, string culture)
    {
        var shown = new InstallmentEstimate(InstallmentFormula.Parse("amount/loan_due"), new Toman(10_000_000), 12, new Toman(833_333));

        var back = (InstallmentEstimate)Serializer.Of(serializer).Carry(shown, typeof(InstallmentEstimate), culture)!;

        (back.Formula.Text, back.Amount, back.LoanDue, back.MonthlyInstallment)
            .Should().Be(("amount/loan_due", shown.Amount, 12, shown.MonthlyInstallment));
        back.IsExceededBy(new RepaymentPlan { MonthlyInstallment = new Toman(1_057_616) }).Should().BeTrue();
    }
}
