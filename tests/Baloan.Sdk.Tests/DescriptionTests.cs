using System.Globalization;
using System.Reflection;

namespace Baloan.Sdk.Tests;

/// <summary>What an applicant is told of a state and of a code.</summary>
public sealed class DescriptionTests
{
    private static readonly CultureInfo Persian = CultureInfo.GetCultureInfo("fa-IR");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    public static TheoryData<string> States => [.. NamesOf(typeof(LoanState.Names))];

    public static TheoryData<string> Codes => [.. NamesOf(typeof(BaloanErrorCode.Names))];

    [Theory]
    [MemberData(nameof(States))]
    public void Every_name_of_a_state_is_a_documented_state(string name) => LoanState.From(name).IsDocumented.Should().BeTrue();

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_name_of_a_code_is_a_documented_code(string name) => BaloanErrorCode.From(name).IsDocumented.Should().BeTrue();

    [Fact]
    public void Every_documented_state_and_code_has_its_name()
    {
        NamesOf(typeof(LoanState.Names)).Should().BeEquivalentTo(ValuesOf<LoanState>(state => state.Value));
        NamesOf(typeof(BaloanErrorCode.Names)).Should().BeEquivalentTo(ValuesOf<BaloanErrorCode>(code => code.Value));
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Every_state_has_a_sentence_of_its_own_in_both_languages(string name)
    {
        var (state, others) = (LoanState.From(name), LoanState.From("a_state_of_tomorrow"));

        ShouldBePersian(state.Describe(Persian)).Should().NotBe(others.Describe(Persian));
        ShouldBeEnglish(state.Describe(English)).Should().NotBe(others.Describe(English));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_a_sentence_of_its_own_in_both_languages(string name)
    {
        var (code, others) = (BaloanErrorCode.From(name), BaloanErrorCode.From("a_code_of_tomorrow"));

        ShouldBePersian(code.Describe(Persian)).Should().NotBe(others.Describe(Persian));
        ShouldBeEnglish(code.Describe(English)).Should().NotBe(others.Describe(English));
    }

    [Fact]
    public void What_is_not_documented_is_not_repeated_to_the_applicant()
    {
        LoanState.From("<b>09123456789</b>").Describe(English).Should().NotContain("0912");
        BaloanErrorCode.From("<b>09123456789</b>").Describe(Persian).Should().NotContain("0912");
    }

    [Fact]
    public void No_state_and_no_code_have_a_sentence_too()
    {
        ShouldBePersian(default(LoanState).Describe(Persian));
        ShouldBeEnglish(BaloanErrorCode.None.Describe(English));
    }

    [Theory]
    [InlineData("fa", true)]
    [InlineData("fa-AF", true)]
    [InlineData("", false)]
    [InlineData("de-DE", false)]
    public void A_Persian_culture_gets_Persian_and_any_other_English(string culture, bool persian) =>
        LoanState.Paid.Describe(CultureInfo.GetCultureInfo(culture)).Should().Be(LoanState.Paid.Describe(persian ? Persian : English));

    [Fact]
    public void Without_a_culture_the_user_interface_decides()
    {
        var previous = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Persian;
        try
        {
            LoanState.Paid.Describe().Should().Be(LoanState.Paid.Describe(Persian));
        }
        finally
        {
            CultureInfo.CurrentUICulture = previous;
        }
    }

    [Fact]
    public void A_name_can_stand_in_a_switch()
    {
        var next = BaloanErrorCode.IncorrectOtpCode.Value switch
        {
            BaloanErrorCode.Names.IncorrectOtpCode => "again",
            _ => "never",
        };

        next.Should().Be("again");
    }

    private static string ShouldBePersian(string sentence)
    {
        sentence.Should().MatchRegex(@"^[\u0600-\u06FF\u200C\s.]+\.$", "it is a whole sentence in Persian");
        return sentence;
    }

    private static string ShouldBeEnglish(string sentence)
    {
        sentence.Should().MatchRegex("^[A-Z][A-Za-z0-9, ]+\\.( [A-Z][A-Za-z0-9, ]+\\.)?$", "it is a whole sentence in English");
        return sentence;
    }

    private static IEnumerable<string> NamesOf(Type names) =>
        names.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

    private static IEnumerable<string> ValuesOf<T>(Func<T, string> value)
        where T : struct =>
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(T))
            .Select(property => value((T)property.GetValue(null)!)).Where(text => text.Length > 0);
}
