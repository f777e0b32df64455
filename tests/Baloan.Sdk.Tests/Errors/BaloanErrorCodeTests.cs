using System.Reflection;
using System.Text.Json;

namespace Baloan.Sdk.Tests.Errors;

/// <summary>The open set of error codes.</summary>
public sealed class BaloanErrorCodeTests
{
    [Fact]
    public void Every_documented_code_has_a_property() =>
        typeof(BaloanErrorCode).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(property => ((BaloanErrorCode)property.GetValue(null)!).Value)
            .Where(value => value.Length > 0)
            .Should().BeEquivalentTo(DocumentedCodes.Families.Keys);

    [Fact]
    public void Every_property_is_named_as_its_code() =>
        typeof(BaloanErrorCode).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.Name != nameof(BaloanErrorCode.None))
            .Should().OnlyContain(property => SnakeCase(property.Name) == ((BaloanErrorCode)property.GetValue(null)!).Value);

    [Fact]
    public void A_documented_code_knows_that_it_is() =>
        DocumentedCodes.Families.Keys.Should().OnlyContain(code => BaloanErrorCode.From(code).IsDocumented);

    [Theory]
    [InlineData("a_new_code")]
    [InlineData("INCORRECT_OTP_CODE")]
    [InlineData("")]
    public void Any_other_code_is_not_documented(string value) => BaloanErrorCode.From(value).IsDocumented.Should().BeFalse();

    [Fact]
    public void Codes_compare_by_their_letters() =>
        BaloanErrorCode.From("incorrect_otp_code").Should().Be(BaloanErrorCode.IncorrectOtpCode)
            .And.NotBe(BaloanErrorCode.From("Incorrect_otp_code"));

    [Fact]
    public void No_code_and_an_empty_one_are_the_same() => BaloanErrorCode.From("").Should().Be(BaloanErrorCode.None);

    [Fact]
    public void A_code_prints_as_it_is_written() => BaloanErrorCode.From("a_new_code").ToString().Should().Be("a_new_code");

    [Theory]
    [InlineData("\"incorrect_otp_code\"", "incorrect_otp_code")]
    [InlineData("\"a new one\"", "a new one")]
    [InlineData("17", "17")]
    [InlineData("null", "")]
    [InlineData("\"\"", "")]
    public void A_code_is_read_from_json(string json, string value) =>
        JsonSerializer.Deserialize<BaloanErrorCode>(json).Value.Should().Be(value);

    [Fact]
    public void A_code_is_written_to_json_and_back()
    {
        var codes = new Dictionary<BaloanErrorCode, BaloanErrorCode[]>
        {
            [BaloanErrorCode.DuplicateRequest] = [BaloanErrorCode.CanNotUpdate, BaloanErrorCode.None],
        };

        var json = JsonSerializer.Serialize(codes);

        json.Should().Be("""{"duplicate_request":["can_not_update",null]}""");
        JsonSerializer.Deserialize<Dictionary<BaloanErrorCode, BaloanErrorCode[]>>(json).Should().BeEquivalentTo(codes);
    }

    private static string SnakeCase(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
