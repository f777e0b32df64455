namespace Baloan.Sdk.Tests.Primitives;

public sealed class IranianNationalCodeTests
{
    [Theory]
    [InlineData("0012345679", "0012345679")]
    [InlineData("۰۰۱۲۳۴۵۶۷۹", "0012345679")]
    [InlineData("001-234567-9", "0012345679")]
    [InlineData("12345679", "0012345679")]
    [InlineData("084575948", "0084575948")]
    [InlineData("84575948", "0084575948")]
    public void A_national_code_is_read_with_its_lost_zeros(string text, string code) =>
        NationalId.ParseIranian(text).Value.Should().Be(code);

    [Theory]
    [InlineData("")]
    [InlineData("0012345678")]
    [InlineData("1111111111")]
    [InlineData("0000000000")]
    [InlineData("00000000")]
    [InlineData("09123456789")]
    [InlineData("07148143380")]
    [InlineData("19990214")]
    [InlineData("1234567")]
    [InlineData("001234567a")]
    [InlineData("-0012345679")]
    public void What_is_no_national_code_is_refused(string text)
    {
        NationalId.TryParseIranian(text, out var code).Should().BeFalse();
        code.IsDefault.Should().BeTrue();
        FluentActions.Invoking(() => NationalId.ParseIranian(text)).Should().Throw<FormatException>()
            .Which.Message.Should().NotContain(text.Length == 0 ? "?" : text);
    }

    [Fact]
    public void No_text_is_no_national_code()
    {
        NationalId.TryParseIranian(null, out _).Should().BeFalse();
        FluentActions.Invoking(() => NationalId.ParseIranian(null!)).Should().Throw<ArgumentNullException>().WithParameterName("s");
    }

    [Theory]
    [ClassData(typeof(Cultures))]
    public void A_national_code_is_read_alike_in_every_culture(string culture)
    {
        using var scope = new CultureScope(culture);

        NationalId.ParseIranian("۱۲۳۴۵۶۷۹").Value.Should().Be("0012345679");
    }

    [Fact]
    public void One_of_eleven_last_digits_fits() =>
        Enumerable.Range(0, 10).Count(digit => NationalId.TryParseIranian("001234567" + digit, out _)).Should().Be(1);
}
