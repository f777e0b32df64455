using System.Diagnostics;
using System.Text;

namespace Baloan.Sdk.Tests.Policies;

public sealed class InstallmentFormulaTests
{
    private const string Documented = "(amount+(amount*bank_effected_interest_rate)/100)/loan_due";

    [Fact]
    public void The_documented_formula_gives_its_figure() =>
        Evaluate(Documented).Should().BeApproximately(1_016_666.6666666667m, 0.0000001m);

    [Theory]
    [InlineData("2+3*4", "14")]
    [InlineData("(2+3)*4", "20")]
    [InlineData("10-3-2", "5")]
    [InlineData("16/4/2", "2")]
    [InlineData("2**3**2", "512")]
    [InlineData("(2**3)**2", "64")]
    [InlineData("-2**2", "-4")]
    [InlineData("(-2)**2", "4")]
    [InlineData("(-2)**3", "-8")]
    [InlineData("2**-1", "0.5")]
    [InlineData("2**-2**2", "0.0625")]
    [InlineData("2*-3", "-6")]
    [InlineData("2--3", "5")]
    [InlineData("+-+-5", "5")]
    [InlineData("-amount/loan_due", "-833333.33333333333333333333333")]
    [InlineData("2*3**2", "18")]
    [InlineData("0**0", "1")]
    [InlineData("0**2", "0")]
    [InlineData("1**99999999999999999999", "1")]
    [InlineData("0.1+0.2", "0.3")]
    [InlineData(".5+5.+1e3+1.5E-1", "1005.65")]
    [InlineData("9**0.5", "3")]
    [InlineData("\t( amount )\r\n", "10000000")]
    [InlineData("\u200Famount\u200E * ۲", "20000000")]
    [InlineData("bank_effected_interest_rate", "22")]
    [InlineData("loan_due", "12")]
    [InlineData("1.22**12", "10.872213398722912904482816")]
    public void It_computes_as_Python_does_but_in_decimals(string text, string value)
    {
        using var culture = new CultureScope("fa-IR");
        Evaluate(text).Should().BeApproximately(Toman.Parse(value).Value, 0.0000000000000000000001m);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("amount+")]
    [InlineData("*amount")]
    [InlineData("(amount")]
    [InlineData("amount)")]
    [InlineData("()")]
    [InlineData("amount loan_due")]
    [InlineData("2amount")]
    [InlineData("1.2.3")]
    [InlineData(".")]
    [InlineData("1e")]
    [InlineData("1e99")]
    [InlineData("amount//2")]
    [InlineData("amount%2")]
    [InlineData("amount^2")]
    [InlineData("2***2")]
    [InlineData("Amount")]
    [InlineData("rate")]
    [InlineData("__import__('os')")]
    [InlineData("amount;1")]
    [InlineData("amount\0")]
    [InlineData("१")]
    public void What_it_cannot_read_is_one_error(string text)
    {
        FluentActions.Invoking(() => InstallmentFormula.Parse(text)).Should().Throw<InstallmentFormulaException>();
        InstallmentFormula.TryParse(text, out var formula).Should().BeFalse();
        formula.Should().BeNull();
    }

    [Theory]
    [InlineData("1/0")]
    [InlineData("amount/(loan_due-12)")]
    [InlineData("0**-1")]
    [InlineData("amount**amount")]
    [InlineData("10**29")]
    [InlineData("9**9**9**9")]
    [InlineData("79228162514264337593543950335+1")]
    [InlineData("0.5**-1000")]
    [InlineData("(-4)**0.5")]
    [InlineData("10**28.95")]
    public void What_gives_no_number_is_the_same_error(string text)
    {
        var formula = InstallmentFormula.Parse(text);

        FluentActions.Invoking(() => formula.Evaluate(new Toman(10_000_000), 22, 12)).Should().Throw<InstallmentFormulaException>();
        formula.TryEvaluate(new Toman(10_000_000), 22, 12, out var value).Should().BeFalse();
        value.Should().Be(Toman.Zero);
    }

    [Fact]
    public void The_error_tells_where()
    {
        FluentActions.Invoking(() => InstallmentFormula.Parse("amount + rate"))
            .Should().Throw<InstallmentFormulaException>().WithMessage("*character 10*bank_effected_interest_rate*");
        FluentActions.Invoking(() => InstallmentFormula.Parse("(amount"))
            .Should().Throw<InstallmentFormulaException>().WithMessage("*character 8*')'*");
    }

    [Fact]
    public void No_text_is_an_argument_error()
    {
        FluentActions.Invoking(() => InstallmentFormula.Parse(null!)).Should().Throw<ArgumentNullException>();
        InstallmentFormula.TryParse(null, out _).Should().BeFalse();
    }

    [Fact]
    public void An_unknown_rate_is_an_error_only_where_it_is_used()
    {
        InstallmentFormula.Parse("amount/loan_due").Evaluate(new Toman(120), null, 12).Should().Be(new Toman(10));
        FluentActions.Invoking(() => InstallmentFormula.Parse(Documented).Evaluate(new Toman(120), null, 12))
            .Should().Throw<InstallmentFormulaException>().WithMessage("*interest rate*");
    }

    [Theory]
    [InlineData("(", ")", 60)]
    [InlineData("-", "", 60)]
    [InlineData("1**", "", 60)]
    [InlineData("1+(2*(", "))", 30)]
    public void Some_depth_is_fine(string before, string after, int times) =>
        InstallmentFormula.TryParse(Repeat(before, times) + "1" + Repeat(after, times), out _).Should().BeTrue();

    [Theory]
    [InlineData("(", 900)]
    [InlineData("-", 900)]
    [InlineData("1**", 900)]
    [InlineData("(-", 900)]
    [InlineData("1+", 10_000)]
    [InlineData("(", 10_000)]
    [InlineData("(", 10_000_000)]
    public void Depth_and_length_without_end_are_an_error_in_bounded_time(string part, int length)
    {
        var text = Repeat(part, length / part.Length) + "1";
        var clock = Stopwatch.StartNew();

        FluentActions.Invoking(() => InstallmentFormula.Parse(text)).Should().Throw<InstallmentFormulaException>();

        clock.Elapsed.Should().BeLessThan(Patience.Limit);
    }

    [Fact]
    public void The_costliest_formula_takes_bounded_time()
    {
        var formula = InstallmentFormula.Parse(string.Join('+', Enumerable.Repeat(".9**9E27", 111)));
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 100; i++)
        {
            formula.TryEvaluate(new Toman(1), 1, 1, out _).Should().BeTrue();
        }

        clock.Elapsed.Should().BeLessThan(Patience.Limit);
    }

    [Fact]
    public void Its_text_is_kept() => InstallmentFormula.Parse(" amount ").ToString().Should().Be(" amount ");

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static decimal Evaluate(string text) =>
        InstallmentFormula.Parse(text).Evaluate(new Toman(10_000_000), 22, 12).Value;
}
