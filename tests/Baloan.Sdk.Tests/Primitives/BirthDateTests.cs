using System.Globalization;
using CsCheck;

namespace Baloan.Sdk.Tests.Primitives;

public sealed class BirthDateTests
{
    private static readonly Gen<DateOnly> Dates = Gen.DateOnly[new DateOnly(1800, 1, 1), new DateOnly(2199, 12, 31)];

    [Theory]
    [InlineData("1990-05-12")]
    [InlineData("۱۹۹۰-۰۵-۱۲")]
    [InlineData("١٩٩٠-٠٥-١٢")]
    [InlineData(" 1990-05-12\u200F")]
    public void A_Gregorian_date_is_read(string text) => BirthDate.Parse(text).Should().Be(new BirthDate(1990, 5, 12));

    [Theory]
    [InlineData("")]
    [InlineData("1990-5-12")]
    [InlineData("1990-13-01")]
    [InlineData("1990-00-10")]
    [InlineData("1990-02-29")]
    [InlineData("1990-04-31")]
    [InlineData("1990-04-00")]
    [InlineData("1990/05/12")]
    [InlineData("12-05-1990")]
    [InlineData("19900512")]
    [InlineData("1990-05-12T00:00:00Z")]
    [InlineData("1990- 5-12")]
    [InlineData("0000-00-00")]
    [InlineData("१९९०-०५-१२")]
    public void What_is_no_date_is_refused(string text)
    {
        BirthDate.TryParse(text, out var date).Should().BeFalse();
        date.IsDefault.Should().BeTrue();
        FluentActions.Invoking(() => BirthDate.Parse(text)).Should().Throw<FormatException>();
    }

    [Fact]
    public void A_Persian_date_is_never_guessed()
    {
        FluentActions.Invoking(() => BirthDate.Parse("1370-05-12")).Should().Throw<FormatException>().WithMessage("*FromPersian*");
        FluentActions.Invoking(() => new BirthDate(1370, 5, 12)).Should()
            .Throw<ArgumentOutOfRangeException>().WithMessage("*FromPersian*").WithParameterName("year");
        FluentActions.Invoking(() => BirthDate.FromPersian(1990, 5, 12)).Should()
            .Throw<ArgumentOutOfRangeException>().WithParameterName("year");
    }

    [Theory]
    [InlineData(1403, 1, 1, "2024-03-20")]
    [InlineData(1370, 5, 12, "1991-08-03")]
    [InlineData(1399, 12, 30, "2021-03-20")]
    public void A_Persian_date_becomes_a_Gregorian_one(int year, int month, int day, string value) =>
        BirthDate.FromPersian(year, month, day).Value.Should().Be(value);

    [Theory]
    [InlineData(1400, 12, 30, "day")]
    [InlineData(1370, 7, 31, "day")]
    [InlineData(1370, 13, 1, "month")]
    [InlineData(1370, 0, 1, "month")]
    [InlineData(1370, 1, 0, "day")]
    public void A_Persian_date_that_does_not_exist_is_refused(int year, int month, int day, string parameter) =>
        FluentActions.Invoking(() => BirthDate.FromPersian(year, month, day)).Should()
            .Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);

    [Theory]
    [InlineData(1990, 2, 29, "day")]
    [InlineData(1990, 0, 1, "month")]
    [InlineData(1799, 1, 1, "year")]
    [InlineData(2200, 1, 1, "year")]
    public void A_Gregorian_date_that_cannot_be_is_refused(int year, int month, int day, string parameter) =>
        FluentActions.Invoking(() => new BirthDate(year, month, day)).Should()
            .Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);

    [Fact]
    public void It_is_made_from_the_date_types()
    {
        var expected = new BirthDate(1990, 5, 12);

#if !SDK_NETSTANDARD
        new BirthDate(new DateOnly(1990, 5, 12)).Should().Be(expected);
        expected.ToDateOnly().Should().Be(new DateOnly(1990, 5, 12));
#endif
        new BirthDate(new DateTime(1990, 5, 12, 23, 59, 59, DateTimeKind.Local)).Should().Be(expected);
        expected.ToDateTime().Should().Be(new DateTime(1990, 5, 12));
        (expected.Year, expected.Month, expected.Day).Should().Be((1990, 5, 12));
    }

    [Fact]
    public void It_is_Gregorian_in_a_Persian_culture()
    {
        using var culture = new CultureScope("fa-IR");

        new BirthDate(2024, 3, 20).Value.Should().Be("2024-03-20");
        new BirthDate(2024, 3, 20).ToString().Should().Be("2024-**-**");
        BirthDate.Parse("2024-03-20").Should().Be(new BirthDate(2024, 3, 20));
    }

    [Fact]
    public void Printing_shows_the_year_only() => $"{new BirthDate(1990, 5, 12)}".Should().Be("1990-**-**");

    [Fact]
    public void The_default_is_told_from_a_date()
    {
        default(BirthDate).IsDefault.Should().BeTrue();
        default(BirthDate).Value.Should().BeEmpty();
        default(BirthDate).ToString().Should().BeEmpty();
        new BirthDate(1990, 5, 12).IsDefault.Should().BeFalse();
    }

    [Theory]
    [InlineData("1990-05-12", "2008-05-11", 17)]
    [InlineData("1990-05-12", "2008-05-12", 18)]
    [InlineData("2000-02-29", "2018-02-28", 17)]
    [InlineData("2000-02-29", "2018-03-01", 18)]
    [InlineData("1990-05-12", "1990-05-12", 0)]
    public void Age_counts_whole_years(string birth, string day, int age) =>
        BirthDate.Parse(birth).AgeOn(DateTime.Parse(day, CultureInfo.InvariantCulture)).Should().Be(age);

    [Fact]
    public void There_is_no_age_before_the_birth_or_without_one()
    {
        FluentActions.Invoking(() => new BirthDate(1990, 5, 12).AgeOn(new DateTime(1990, 5, 11)))
            .Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => default(BirthDate).AgeOn(new DateTime(1990, 5, 11)))
            .Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Dates_compare_as_days_do() =>
        Gen.Select(Dates, Dates).Sample((left, right) =>
        {
            var (first, second) = (Of(left), Of(right));
            return first < second == left < right && first <= second == left <= right
                && first > second == left > right && first >= second == left >= right
                && Math.Sign(first.CompareTo(second)) == Math.Sign(left.CompareTo(right));
        });

    [Fact]
    public void Every_date_comes_back() =>
        Dates.Sample(date => DateOnly.FromDateTime(BirthDate.Parse(Of(date).Value).ToDateTime()) == date);

    [Fact]
    public void No_text_causes_any_other_error() => ParsingProperties.OnlyFormatErrors(text => BirthDate.Parse(text));

#if !SDK_NETSTANDARD
    [Fact]
    public void It_binds_as_a_parsable_type() =>
        ParsingProperties.ParseGenerically<BirthDate>("1990-05-12").Should().Be(new BirthDate(1990, 5, 12));
#endif

    private static BirthDate Of(DateOnly date) => new(date.Year, date.Month, date.Day);
}
