using System.Globalization;
using CsCheck;

namespace Baloan.Sdk.Tests.Primitives;

public sealed class TomanTests
{
    private static readonly Gen<decimal> Amounts =
        Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Int[0, 6])
            .Select((number, scale) => number / (decimal)Math.Pow(10, scale));

    [Fact]
    public void Units_meet_in_Toman()
    {
        Toman.FromMillions(10).Should().Be(new Toman(10_000_000));
        Toman.FromRials(100_000_000).Should().Be(new Toman(10_000_000));
        new Toman(10_000_000).ToRials().Should().Be(100_000_000);
        new Toman(10_500_000).ToMillions().Should().Be(10.5m);
    }

    [Theory]
    [InlineData("10000000", "10000000")]
    [InlineData("10,000,000", "10000000")]
    [InlineData("۱۰٬۰۰۰٬۰۰۰", "10000000")]
    [InlineData("٢٢٫٥٠", "22.5")]
    [InlineData("22.50", "22.5")]
    [InlineData("1.0E7", "10000000")]
    [InlineData("1E+7", "10000000")]
    [InlineData(".5", "0.5")]
    [InlineData("-5", "-5")]
    [InlineData("\u200E\u22125 ", "-5")]
    [InlineData("10000000.00", "10000000")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void An_amount_is_read_and_written_plainly(string text, string written) =>
        Toman.Parse(text).ToString().Should().Be(written);

    [Theory]
    [InlineData("")]
    [InlineData("ten")]
    [InlineData("1,5")]
    [InlineData("1,50,000")]
    [InlineData("10,000,00")]
    [InlineData("1000,000")]
    [InlineData(",000")]
    [InlineData("1.000,000")]
    [InlineData("1.2.3")]
    [InlineData("1 000")]
    [InlineData("--1")]
    [InlineData("1e")]
    [InlineData("1e30")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("NaN")]
    [InlineData("१०")]
    public void What_is_no_amount_is_refused(string text)
    {
        Toman.TryParse(text, out var amount).Should().BeFalse();
        amount.Should().Be(Toman.Zero);
        FluentActions.Invoking(() => Toman.Parse(text)).Should().Throw<FormatException>();
    }

    [Fact]
    public void A_text_without_end_is_refused() => Toman.TryParse(new string('0', 1_000_000), out _).Should().BeFalse();

    [Fact]
    public void It_is_read_and_written_alike_in_a_Persian_culture()
    {
        using var culture = new CultureScope("fa-IR");

        Toman.Parse("22.50").Should().Be(new Toman(22.5m));
        new Toman(22.5m).ToString().Should().Be("22.5");
        $"{new Toman(-1234567.5m)}".Should().Be("-1234567.5");
        $"{new Toman(1234567):N0}".Should().Be("1,234,567");
    }

    [Fact]
    public void A_given_culture_is_used_with_a_format() =>
        new Toman(1234567).ToString("N0", CultureInfo.GetCultureInfo("de-DE")).Should().Be("1.234.567");

    [Fact]
    public void Negative_zero_is_zero() => (-Toman.Zero).ToString().Should().Be("0");

    [Theory]
    [InlineData("1016666.67", "1016667")]
    [InlineData("2.5", "3")]
    [InlineData("-2.5", "-3")]
    [InlineData("2.49", "2")]
    public void Rounding_gives_whole_Toman_a_half_away_from_zero(string text, string rounded) =>
        Toman.Parse(text).Round().ToString().Should().Be(rounded);

    [Fact]
    public void Arithmetic_is_that_of_decimals() =>
        Gen.Select(Amounts, Amounts, Gen.Decimal[1, 1000]).Sample((left, right, factor) =>
        {
            var (first, second) = (new Toman(left), new Toman(right));
            return (first + second).Value == left + right && (first - second).Value == left - right && (-first).Value == -left
                && (first * factor).Value == left * factor && factor * first == first * factor
                && (first / factor).Value == left / factor && (right == 0 || first / second == left / right);
        });

    [Fact]
    public void Comparison_is_that_of_decimals() =>
        Gen.Select(Amounts, Amounts).Sample((left, right) =>
        {
            var (first, second) = (new Toman(left), new Toman(right));
            return first < second == left < right && first <= second == left <= right
                && first > second == left > right && first >= second == left >= right
                && first == second == (left == right) && first.CompareTo(second) == left.CompareTo(right);
        });

    [Fact]
    public void Amounts_are_equal_whatever_their_decimals()
    {
        new Toman(10.00m).Should().Be(new Toman(10));
        new Toman(10.00m).GetHashCode().Should().Be(new Toman(10).GetHashCode());
    }

    [Fact]
    public void Too_large_an_amount_is_an_overflow()
    {
        var largest = new Toman(decimal.MaxValue);

        FluentActions.Invoking(() => largest + new Toman(1)).Should().Throw<OverflowException>();
        FluentActions.Invoking(() => largest * 2).Should().Throw<OverflowException>();
        FluentActions.Invoking(() => largest.ToRials()).Should().Throw<OverflowException>();
        FluentActions.Invoking(() => Toman.FromMillions(decimal.MaxValue)).Should().Throw<OverflowException>();
        FluentActions.Invoking(() => largest / 0m).Should().Throw<DivideByZeroException>();
    }

    [Fact]
    public void Every_amount_comes_back() => Amounts.Sample(amount => Toman.Parse(new Toman(amount).ToString()).Value == amount);

    [Fact]
    public void No_text_causes_any_other_error() => ParsingProperties.OnlyFormatErrors(text => Toman.Parse(text));

#if !SDK_NETSTANDARD
    [Fact]
    public void It_binds_as_a_parsable_type() =>
        ParsingProperties.ParseGenerically<Toman>("10,000,000").Should().Be(Toman.FromMillions(10));
#endif
}
