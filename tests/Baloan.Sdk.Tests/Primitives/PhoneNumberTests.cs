using CsCheck;

namespace Baloan.Sdk.Tests.Primitives;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("09123456789")]
    [InlineData("9123456789")]
    [InlineData("989123456789")]
    [InlineData("+989123456789")]
    [InlineData("00989123456789")]
    [InlineData("+98 (0) 912 345 6789")]
    [InlineData("0098-0912-345-6789")]
    [InlineData("9809123456789")]
    [InlineData("۰۹۱۲۳۴۵۶۷۸۹")]
    [InlineData("٠٩١٢٣٤٥٦٧٨٩")]
    [InlineData("+۹۸ ۹۱۲ ۳۴۵ ۶۷۸۹")]
    [InlineData("0912 345-6789")]
    [InlineData("(0912) 345‑6789")]
    [InlineData("\u200F\u2068+989123456789\u2069\u200E")]
    [InlineData("0912\u200C345\u200C6789")]
    [InlineData("  09123456789\r\n")]
    [InlineData("0912.345.6789")]
    [InlineData("+98.912.345.67.89")]
    [InlineData("0912·345·6789")]
    [InlineData("0912\u2024345\u20276789")]
    [InlineData("0912—345―6789")]
    [InlineData("0912\u2010345\u2011678\u20129\u2013")]
    [InlineData("0912\u2212345\uFE586789")]
    [InlineData("0912\uFE63345\uFF0D6789")]
    [InlineData("0912ـ345ــ6789")]
    [InlineData("۰۹۱۲ـ۳۴۵\u06D4۶۷۸۹")]
    [InlineData("0912\u00AD345\u00AD6789")]
    public void The_forms_in_use_are_one_number(string text) =>
        PhoneNumber.Parse(text).Value.Should().Be("09123456789");

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("0912345678")]
    [InlineData("091234567890")]
    [InlineData("0912345678909123456789")]
    [InlineData("91234567899123456789")]
    [InlineData("09123456789 09123456789")]
    [InlineData("02112345678")]
    [InlineData("+9123456789")]
    [InlineData("+09123456789")]
    [InlineData("++989123456789")]
    [InlineData("98+9123456789")]
    [InlineData("+449123456789")]
    [InlineData("-9123456789")]
    [InlineData("\u20149123456789")]
    [InlineData("\u22129123456789")]
    [InlineData(".9123456789")]
    [InlineData("9123456789.0")]
    [InlineData("09123456789.0")]
    [InlineData("989123456789.0")]
    [InlineData("0912/345/6789")]
    [InlineData("0912345678x")]
    [InlineData("०९१२३४५६७८९")]
    [InlineData("０９１２３４５６７８９")]
    public void What_is_no_mobile_number_is_refused(string text)
    {
        PhoneNumber.TryParse(text, out var number).Should().BeFalse();
        number.IsDefault.Should().BeTrue();
        FluentActions.Invoking(() => PhoneNumber.Parse(text)).Should().Throw<FormatException>();
    }

    [Fact]
    public void The_error_does_not_repeat_the_text() =>
        FluentActions.Invoking(() => PhoneNumber.Parse("091234567"))
            .Should().Throw<FormatException>().Which.ToString().Should().NotContain("091234567");

    [Fact]
    public void No_text_is_an_argument_error()
    {
        FluentActions.Invoking(() => PhoneNumber.Parse(null!)).Should().Throw<ArgumentNullException>();
        PhoneNumber.TryParse(null, out _).Should().BeFalse();
    }

    [Fact]
    public void Printing_shows_the_last_four_digits_only()
    {
        var number = PhoneNumber.Parse("09123456789");

        number.ToString().Should().Be("*******6789");
        $"{number}".Should().Be("*******6789");
    }

    [Fact]
    public void The_default_is_told_from_a_number()
    {
        default(PhoneNumber).IsDefault.Should().BeTrue();
        default(PhoneNumber).Value.Should().BeEmpty();
        default(PhoneNumber).ToString().Should().BeEmpty();
        PhoneNumber.Parse("09123456789").IsDefault.Should().BeFalse();
    }

    [Fact]
    public void Numbers_written_differently_are_equal()
    {
        var number = PhoneNumber.Parse("+989123456789");

        number.Should().Be(PhoneNumber.Parse("۰۹۱۲۳۴۵۶۷۸۹"));
        number.GetHashCode().Should().Be(PhoneNumber.Parse("9123456789").GetHashCode());
        (number != PhoneNumber.Parse("09123456780")).Should().BeTrue();
    }

    [Fact]
    public void A_number_in_its_own_form_is_kept_without_a_copy()
    {
        var text = new string("09123456789");
        PhoneNumber.Parse(text).Value.Should().BeSameAs(text);
    }

    [Fact]
    public void Every_number_comes_back_from_every_form() =>
        Gen.Select(Gen.Int[0, 999_999_999], Gen.OneOf("0", "", "98", "+98", "0098", "+980")).Sample((subscriber, prefix) =>
        {
            var digits = "9" + subscriber.ToString("D9", System.Globalization.CultureInfo.InvariantCulture);
            return PhoneNumber.Parse(prefix + digits).Value == "0" + digits;
        });

    [Fact]
    public void No_text_causes_any_other_error() => ParsingProperties.OnlyFormatErrors(text => PhoneNumber.Parse(text));

#if !SDK_NETSTANDARD
    [Fact]
    public void It_binds_as_a_parsable_type() =>
        ParsingProperties.ParseGenerically<PhoneNumber>("9123456789").Value.Should().Be("09123456789");
#endif
}
