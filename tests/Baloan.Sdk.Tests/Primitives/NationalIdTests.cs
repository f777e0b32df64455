using CsCheck;

namespace Baloan.Sdk.Tests.Primitives;

public sealed class NationalIdTests
{
    [Theory]
    [InlineData("0010350829")]
    [InlineData("0077611616")]
    [InlineData("0013542419")]
    [InlineData("3240175800")]
    [InlineData("7731689956")]
    [InlineData("1234567891")]
    [InlineData("۰۰۱۰۳۵۰۸۲۹")]
    public void A_code_with_the_right_check_digit_is_an_Iranian_national_code(string text) =>
        NationalId.Parse(text).IsIranianNationalCode.Should().BeTrue();

    [Theory]
    [InlineData("7731685956")]
    [InlineData("1234567890")]
    [InlineData("12345678910")]
    [InlineData("10350829")]
    public void Any_other_identifier_is_kept_and_told_to_be_none(string text)
    {
        var id = NationalId.Parse(text);

        id.Value.Should().Be(text);
        id.IsIranianNationalCode.Should().BeFalse();
    }

    [Theory]
    [InlineData("۰۰۱-۰۳۵۰۸۲-۹", "0010350829")]
    [InlineData("001 035082 9", "0010350829")]
    [InlineData("001—035082―9", "0010350829")]
    [InlineData("001\u2212035082\uFF0D9", "0010350829")]
    [InlineData("\u200F٠٠١٠٣٥٠٨٢٩\u200E", "0010350829")]
    [InlineData("1234567890123456", "1234567890123456")]
    public void Digits_are_folded_and_separators_left_out(string text, string value) =>
        NationalId.Parse(text).Value.Should().Be(value);

    [Theory]
    [InlineData("")]
    [InlineData("1234567")]
    [InlineData("12345678901234567")]
    [InlineData("+0010350829")]
    [InlineData("-0010350829")]
    [InlineData("\u22120010350829")]
    [InlineData("0010350829.0")]
    [InlineData("001ـ035082ـ9")]
    [InlineData("00103508A9")]
    [InlineData("००१०३५०८२९")]
    public void What_is_not_8_to_16_digits_is_refused(string text)
    {
        NationalId.TryParse(text, out var id).Should().BeFalse();
        id.IsDefault.Should().BeTrue();
        FluentActions.Invoking(() => NationalId.Parse(text)).Should().Throw<FormatException>();
    }

    [Fact]
    public void Printing_shows_the_last_three_digits_only()
    {
        NationalId.Parse("0010350829").ToString().Should().Be("*******829");
        default(NationalId).ToString().Should().BeEmpty();
    }

    [Fact]
    public void The_default_is_told_from_an_identifier()
    {
        default(NationalId).IsDefault.Should().BeTrue();
        default(NationalId).Value.Should().BeEmpty();
        default(NationalId).IsIranianNationalCode.Should().BeFalse();
        NationalId.Parse("00000000").IsDefault.Should().BeFalse();
    }

    [Fact]
    public void Of_ten_check_digits_exactly_one_is_right() =>
        Gen.Int[0, 999_999_999].Sample(body =>
        {
            var digits = body.ToString("D9", System.Globalization.CultureInfo.InvariantCulture);
            return "0123456789".Count(check => NationalId.Parse(digits + check).IsIranianNationalCode) == 1;
        });

    [Fact]
    public void Every_identifier_comes_back() =>
        Gen.Char['0', '9'].Array[8, 16].Select(digits => new string(digits)).Sample(text => NationalId.Parse(text).Value == text);

    [Fact]
    public void No_text_causes_any_other_error() => ParsingProperties.OnlyFormatErrors(text => NationalId.Parse(text));

#if !SDK_NETSTANDARD
    [Fact]
    public void It_binds_as_a_parsable_type() =>
        ParsingProperties.ParseGenerically<NationalId>("0010350829").Value.Should().Be("0010350829");
#endif
}
