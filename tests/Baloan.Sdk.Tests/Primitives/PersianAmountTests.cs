namespace Baloan.Sdk.Tests.Primitives;

public sealed class PersianAmountTests
{
    [Theory]
    [InlineData("0", "۰ تومان")]
    [InlineData("999", "۹۹۹ تومان")]
    [InlineData("10000000", "۱۰٬۰۰۰٬۰۰۰ تومان")]
    [InlineData("22.5", "۲۲٫۵ تومان")]
    [InlineData("-1500", "\u200E\u2212۱٬۵۰۰ تومان")]
    public void An_amount_is_written_in_Persian_digits(string amount, string text) =>
        Toman.Parse(amount).ToPersianString().Should().Be(text);

    [Theory]
    [InlineData("10000000", "10,000,000 تومان")]
    [InlineData("10000000", "\u200F۱۰٬۰۰۰٬۰۰۰\u00A0تومان ")]
    [InlineData("22.5", "٢٢٫٥تومان")]
    public void An_amount_is_read_with_its_unit(string amount, string text) =>
        Toman.Parse(text).Should().Be(Toman.Parse(amount));

    [Theory]
    [InlineData("تومان")]
    [InlineData("تومان 10")]
    [InlineData("10 تومان تومان")]
    [InlineData("10 ریال")]
    [InlineData("ده تومان")]
    public void What_is_no_amount_with_its_unit_is_refused(string text) =>
        Toman.TryParse(text, out _).Should().BeFalse();

    [Theory]
    [ClassData(typeof(Cultures))]
    public void An_amount_that_is_written_for_a_Persian_reader_is_read_back(string culture)
    {
        using var scope = new CultureScope(culture);

        foreach (var amount in new[] { new Toman(0), new Toman(1), new Toman(-1234567.5m), new Toman(10_000_000), new Toman(decimal.MaxValue) })
        {
            Toman.Parse(amount.ToPersianString()).Should().Be(amount);
        }
    }

    [Theory]
    [InlineData("0", "صفر تومان")]
    [InlineData("7", "هفت تومان")]
    [InlineData("11", "یازده تومان")]
    [InlineData("20", "بیست تومان")]
    [InlineData("21", "بیست و یک تومان")]
    [InlineData("100", "صد تومان")]
    [InlineData("999", "نهصد و نود و نه تومان")]
    [InlineData("1000", "هزار تومان")]
    [InlineData("1001", "هزار و یک تومان")]
    [InlineData("2000", "دو هزار تومان")]
    [InlineData("1000000", "یک میلیون تومان")]
    [InlineData("1057616", "یک میلیون و پنجاه و هفت هزار و ششصد و شانزده تومان")]
    [InlineData("10000000", "ده میلیون تومان")]
    [InlineData("3000000000", "سه میلیارد تومان")]
    [InlineData("1500000000000", "هزار و پانصد میلیارد تومان")]
    [InlineData("-500", "منفی پانصد تومان")]
    [InlineData("0.5", "پنج ریال")]
    [InlineData("12.5", "دوازده تومان و پنج ریال")]
    [InlineData("12.95", "سیزده تومان")]
    [InlineData("-0.01", "صفر تومان")]
    public void An_amount_is_written_in_Persian_words(string amount, string text) =>
        Toman.Parse(amount).ToPersianWords().Should().Be(text);

    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    public void The_largest_amounts_have_words_too(string amount) =>
        Toman.Parse(amount).ToPersianWords().Should().EndWith("تومان");

    [Theory]
    [ClassData(typeof(Cultures))]
    public void Persian_text_is_the_same_in_every_culture(string culture)
    {
        using var scope = new CultureScope(culture);

        new Toman(1234567.5m).ToPersianString().Should().Be("۱٬۲۳۴٬۵۶۷٫۵ تومان");
        new Toman(1234567.5m).ToPersianWords().Should()
            .Be("یک میلیون و دویست و سی و چهار هزار و پانصد و شصت و هفت تومان و پنج ریال");
    }
}
