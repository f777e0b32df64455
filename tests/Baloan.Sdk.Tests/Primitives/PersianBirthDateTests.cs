using CsCheck;

namespace Baloan.Sdk.Tests.Primitives;

public sealed class PersianBirthDateTests
{
    private static readonly BirthDate Day = BirthDate.FromPersian(1377, 11, 25);

    [Theory]
    [InlineData("1377/11/25")]
    [InlineData("۱۳۷۷/۱۱/۲۵")]
    [InlineData("١٣٧٧/١١/٢٥")]
    [InlineData("1377-11-25")]
    [InlineData("1377.11.25")]
    [InlineData("1377،11،25")]
    [InlineData("1377 11 25")]
    [InlineData("1377–11–25")]
    [InlineData("25/11/1377")]
    [InlineData(" \u200F۱۳۷۷/\u200E۱۱/۲۵ ")]
    [InlineData("25 بهمن 1377")]
    [InlineData("۲۵ بهمن ۱۳۷۷")]
    [InlineData("۲۵ بهمن ماه ۱۳۷۷")]
    [InlineData("۲۵ بهمن\u200Cماه ۱۳۷۷")]
    [InlineData("1377 بهمن 25")]
    [InlineData("1377 / 11 / 25")]
    [InlineData("25  بهمن،  1377")]
    public void A_Persian_date_is_read_as_people_write_it(string text) =>
        BirthDate.ParsePersian(text).Should().Be(Day);

    [Theory]
    [InlineData(1, "فروردین")]
    [InlineData(2, "اردیبهشت")]
    [InlineData(2, "ارديبهشت")]
    [InlineData(3, "خرداد")]
    [InlineData(4, "تیر")]
    [InlineData(5, "مرداد")]
    [InlineData(5, "امرداد")]
    [InlineData(6, "شهریور")]
    [InlineData(7, "مهر")]
    [InlineData(8, "آبان")]
    [InlineData(8, "ابان")]
    [InlineData(9, "آذر")]
    [InlineData(10, "دی")]
    [InlineData(10, "دي")]
    [InlineData(11, "بهمن")]
    [InlineData(12, "اسفند")]
    public void Every_month_is_known_by_its_name(int month, string name) =>
        BirthDate.ParsePersian($"3 {name} 1370").Should().Be(BirthDate.FromPersian(1370, month, 3));

    [Fact]
    public void Days_and_months_may_have_one_digit() =>
        BirthDate.ParsePersian("1370/5/2").Should().Be(BirthDate.FromPersian(1370, 5, 2));

    [Theory]
    [InlineData("")]
    [InlineData("1377")]
    [InlineData("1377/11")]
    [InlineData("77/11/25")]
    [InlineData("1377/13/01")]
    [InlineData("1377/00/01")]
    [InlineData("1377/11/31")]
    [InlineData("1377/12/30")]
    [InlineData("1377/11/0")]
    [InlineData("1377/011/25")]
    [InlineData("1999-02-14")]
    [InlineData("11/25/1377")]
    [InlineData("1377/11/25/1")]
    [InlineData("25 بهمن")]
    [InlineData("25 ماه 1377")]
    [InlineData("25 Bahman 1377")]
    [InlineData("امروز")]
    [InlineData("00001377/11/25")]
    [InlineData("1377//11/25")]
    [InlineData("1377/ /11/25")]
    [InlineData("-1377/11/25")]
    [InlineData("1377/11/25/")]
    [InlineData("/")]
    [InlineData(" ")]
    public void What_is_no_Persian_date_is_refused(string text)
    {
        BirthDate.TryParsePersian(text, out var date).Should().BeFalse();
        date.IsDefault.Should().BeTrue();
        FluentActions.Invoking(() => BirthDate.ParsePersian(text)).Should().Throw<FormatException>();
    }

    [Fact]
    public void No_text_is_no_date()
    {
        BirthDate.TryParsePersian(null, out _).Should().BeFalse();
        FluentActions.Invoking(() => BirthDate.ParsePersian(null!)).Should().Throw<ArgumentNullException>().WithParameterName("s");
    }

    [Fact]
    public void A_long_text_is_refused() => BirthDate.TryParsePersian(new string(' ', 10_000) + "1377/11/25", out _).Should().BeFalse();

    [Theory]
    [ClassData(typeof(Cultures))]
    public void A_date_is_written_in_the_Persian_calendar_in_every_culture(string culture)
    {
        using var scope = new CultureScope(culture);

        new BirthDate(1999, 2, 14).ToPersianString().Should().Be("۱۳۷۷/۱۱/۲۵");
        BirthDate.ParsePersian("۱۳۷۷/۱۱/۲۵").Value.Should().Be("1999-02-14");
        default(BirthDate).ToPersianString().Should().BeEmpty();
    }

    [Fact]
    public void Every_day_that_is_written_is_read_back() =>
        Gen.DateOnly[new DateOnly(1822, 1, 1), new DateOnly(2120, 1, 1)].Sample(day =>
            BirthDate.ParsePersian(new BirthDate(day.Year, day.Month, day.Day).ToPersianString()) == new BirthDate(day.Year, day.Month, day.Day));
}
