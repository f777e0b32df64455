using Baloan.Sdk;

namespace Baloan.Partner.Tests.Values;

/// <summary>States and error codes as text: any that is not blank, since new ones will come.</summary>
public sealed class OpenSetTests
{
    [Theory]
    [InlineData("loan_paid", true)]
    [InlineData("canceld", true)]
    [InlineData("on hold", false)]
    public void A_state_is_parsed_documented_or_not(string text, bool documented)
    {
        Parse<LoanState>(text).Should().Be(LoanState.From(text)).And.Be(LoanState.Parse(text));
        LoanState.Parse(text).IsDocumented.Should().Be(documented);
    }

    [Theory]
    [InlineData("duplicate_request", true)]
    [InlineData("on_hold", false)]
    public void An_error_code_is_parsed_documented_or_not(string text, bool documented)
    {
        Parse<BaloanErrorCode>(text).Should().Be(BaloanErrorCode.From(text)).And.Be(BaloanErrorCode.Parse(text));
        BaloanErrorCode.Parse(text).IsDocumented.Should().Be(documented);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    public void Blank_text_is_none(string text)
    {
        LoanState.TryParse(text, out _).Should().BeFalse();
        BaloanErrorCode.TryParse(text, out _).Should().BeFalse();
        FluentActions.Invoking(() => LoanState.Parse(text)).Should().Throw<FormatException>();
        FluentActions.Invoking(() => BaloanErrorCode.Parse(text)).Should().Throw<FormatException>();
    }

    [Fact]
    public void No_text_is_an_argument_error()
    {
        FluentActions.Invoking(() => LoanState.Parse(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => BaloanErrorCode.Parse(null!)).Should().Throw<ArgumentNullException>();
        LoanState.TryParse(null, out _).Should().BeFalse();
        BaloanErrorCode.TryParse(null, out _).Should().BeFalse();
    }

    private static T Parse<T>(string text)
        where T : IParsable<T> => T.Parse(text, null);
}
