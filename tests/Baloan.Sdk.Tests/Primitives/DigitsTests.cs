namespace Baloan.Sdk.Tests.Primitives;

public sealed class DigitsTests
{
    [Theory]
    [InlineData("0123456789")]
    [InlineData("۰۱۲۳۴۵۶۷۸۹")]
    [InlineData("٠١٢٣٤٥٦٧٨٩")]
    public void Digits_of_three_scripts_are_digits(string digits) =>
        digits.Select(Digits.ValueOf).Should().Equal(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);

    [Fact]
    public void No_other_character_is_a_digit() =>
        Enumerable.Range(0, char.MaxValue + 1).Count(code => Digits.ValueOf((char)code) >= 0).Should().Be(30);

    [Fact]
    public void Folding_changes_digits_alone() => Digits.Fold("کد ۱۲٣4").Should().Be("کد 1234");

    [Fact]
    public void Folding_a_text_without_foreign_digits_gives_the_same_instance()
    {
        var text = new string("code 1234");
        Digits.Fold(text).Should().BeSameAs(text);
    }

    [Theory]
    [InlineData("\u200F1234\u200E")]
    [InlineData(" \t1234\u00A0")]
    [InlineData("\u2067\u061C1234\u2069\uFEFF")]
    public void Trimming_takes_blanks_and_unseen_marks(string text) =>
        Digits.Trim(text).ToString().Should().Be("1234");
}
