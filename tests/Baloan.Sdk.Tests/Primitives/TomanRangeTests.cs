using CsCheck;

namespace Baloan.Sdk.Tests.Primitives;

public sealed class TomanRangeTests
{
    private static readonly Gen<TomanRange> Ranges =
        Gen.Select(Gen.Int[0, 20].Nullable(), Gen.Int[0, 20].Nullable(), Gen.OneOf("[)", "[]", "(]", "()"))
            .Where((lower, upper, _) => !(lower > upper))
            .Select((lower, upper, bounds) => TomanRange.FromMillions(lower, upper, bounds));

    [Theory]
    [InlineData("[)", true, false)]
    [InlineData("[]", true, true)]
    [InlineData("(]", false, true)]
    [InlineData("()", false, false)]
    public void Bounds_say_whether_the_ends_belong_to_it(string bounds, bool lower, bool upper)
    {
        var range = TomanRange.FromMillions(10, 30, bounds);

        range.Contains(Toman.FromMillions(10)).Should().Be(lower);
        range.Contains(Toman.FromMillions(30)).Should().Be(upper);
        range.Contains(Toman.FromMillions(20)).Should().BeTrue();
        range.Contains(new Toman(9_999_999.99m)).Should().BeFalse();
        range.Contains(new Toman(30_000_000.01m)).Should().BeFalse();
        range.Bounds.Should().Be(bounds);
        (range.IsLowerInclusive, range.IsUpperInclusive).Should().Be((lower, upper));
    }

    [Fact]
    public void A_range_in_millions_and_an_amount_in_Toman_meet()
    {
        var range = TomanRange.FromMillions(10, 30);

        range.Lower.Should().Be(new Toman(10_000_000));
        range.Upper.Should().Be(new Toman(30_000_000));
        range.Contains(new Toman(10)).Should().BeFalse();
    }

    [Fact]
    public void A_missing_end_has_no_limit()
    {
        new TomanRange(null, new Toman(5)).Contains(new Toman(-1_000_000)).Should().BeTrue();
        new TomanRange(new Toman(5), null).Contains(new Toman(decimal.MaxValue)).Should().BeTrue();
        new TomanRange(null, null, "[]").Bounds.Should().Be("()");
    }

    [Fact]
    public void Nothing_is_in_an_empty_or_unset_range()
    {
        TomanRange.Empty.IsEmpty.Should().BeTrue();
        TomanRange.Empty.IsDefault.Should().BeFalse();
        TomanRange.Empty.Contains(Toman.Zero).Should().BeFalse();
        default(TomanRange).IsDefault.Should().BeTrue();
        default(TomanRange).IsEmpty.Should().BeTrue();
        default(TomanRange).Contains(Toman.Zero).Should().BeFalse();
    }

    [Theory]
    [InlineData("[)", true)]
    [InlineData("(]", true)]
    [InlineData("()", true)]
    [InlineData("[]", false)]
    public void A_range_of_one_amount_is_empty_unless_both_ends_belong_to_it(string bounds, bool empty) =>
        TomanRange.FromMillions(10, 10, bounds).IsEmpty.Should().Be(empty);

    [Fact]
    public void A_range_that_cannot_be_is_refused()
    {
        FluentActions.Invoking(() => TomanRange.FromMillions(30, 10)).Should().Throw<ArgumentException>().WithParameterName("lower");
        FluentActions.Invoking(() => TomanRange.FromMillions(10, 30, "[[")).Should().Throw<ArgumentException>().WithParameterName("bounds");
        FluentActions.Invoking(() => TomanRange.FromMillions(10, 30, null!)).Should().Throw<ArgumentException>().WithParameterName("bounds");
    }

    [Theory]
    [InlineData("[10000000,30000000)")]
    [InlineData("(,30000000.5]")]
    [InlineData("(,)")]
    [InlineData("empty")]
    public void Text_is_in_Toman_and_comes_back(string text)
    {
        using var culture = new CultureScope("fa-IR");
        TomanRange.Parse(text).ToString().Should().Be(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("[]")]
    [InlineData("[10]")]
    [InlineData("10,30")]
    [InlineData("[30,10)")]
    [InlineData("[a,b)")]
    [InlineData("[1,2,3)")]
    [InlineData("[1,2")]
    public void What_is_no_range_is_refused(string text) =>
        FluentActions.Invoking(() => TomanRange.Parse(text)).Should().Throw<FormatException>();

    [Fact]
    public void Every_range_comes_back() => Ranges.Sample(range => TomanRange.Parse(range.ToString()) == range);

    [Fact]
    public void An_empty_range_contains_nothing() =>
        Gen.Select(Ranges, Gen.Int[-1, 21]).Sample((range, amount) => !range.IsEmpty || !range.Contains(Toman.FromMillions(amount)));

    [Fact]
    public void No_text_causes_any_other_error() => ParsingProperties.OnlyFormatErrors(text => TomanRange.Parse(text));

#if !SDK_NETSTANDARD
    [Fact]
    public void It_binds_as_a_parsable_type() =>
        ParsingProperties.ParseGenerically<TomanRange>("[1,2)").Should().Be(new TomanRange(new Toman(1), new Toman(2)));
#endif
}
