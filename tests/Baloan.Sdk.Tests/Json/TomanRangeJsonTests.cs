using System.Text.Json;
using CsCheck;

namespace Baloan.Sdk.Tests.Json;

public sealed class TomanRangeJsonTests
{
    [Theory]
    [InlineData("""{"lower":10,"upper":30,"bounds":"[)"}""", "[10000000,30000000)")]
    [InlineData("""{"lower":"10","upper":"30.5","bounds":"[]"}""", "[10000000,30500000]")]
    [InlineData("""{"lower":"۱۰","upper":3e1,"bounds":"(]"}""", "(10000000,30000000]")]
    [InlineData("""{"lower":10.000001,"upper":30,"bounds":"()"}""", "(10000001,30000000)")]
    [InlineData("""{"lower":10,"upper":30}""", "[10000000,30000000)")]
    [InlineData("""{"lower":10,"upper":30,"bounds":null}""", "[10000000,30000000)")]
    [InlineData("""{"lower":null,"upper":30,"bounds":"[)"}""", "(,30000000)")]
    [InlineData("""{"lower":10,"bounds":"[]"}""", "[10000000,)")]
    [InlineData("{}", "(,)")]
    [InlineData("""{"empty":true}""", "empty")]
    [InlineData("""{"empty":"true"}""", "empty")]
    [InlineData("""{"empty":false,"lower":10,"upper":30}""", "[10000000,30000000)")]
    [InlineData("""{"unit":{"a":[1,2]},"lower":10,"more":[{}],"upper":30,"bounds":"[)"}""", "[10000000,30000000)")]
    [InlineData(""" "{\"lower\":10,\"upper\":\"30\",\"bounds\":\"[]\"}" """, "[10000000,30000000]")]
    [InlineData(""" "{\"empty\": true}" """, "empty")]
    [InlineData(""" "[10,30)" """, "[10000000,30000000)")]
    [InlineData(""" "empty" """, "empty")]
    public void It_is_read_from_millions_in_all_its_forms(string json, string range)
    {
        using var culture = new CultureScope("fa-IR");
        JsonSerializer.Deserialize<TomanRange>(json).ToString().Should().Be(range);
    }

    [Fact]
    public void Ends_the_wrong_way_round_hold_nothing() =>
        JsonSerializer.Deserialize<TomanRange>("""{"lower":30,"upper":10,"bounds":"[]"}""").Should().Be(TomanRange.Empty);

    [Theory]
    [InlineData("\"[[\"")]
    [InlineData("\"closed\"")]
    [InlineData("5")]
    [InlineData("{}")]
    public void Bounds_that_cannot_be_read_promise_neither_end(string bounds) =>
        JsonSerializer.Deserialize<TomanRange>($$"""{"lower":10,"upper":30,"bounds":{{bounds}}}""").Bounds.Should().Be("()");

    [Theory]
    [InlineData("""{"lower":"ten","upper":30}""")]
    [InlineData("""{"lower":10,"upper":""}""")]
    [InlineData("""{"lower":10,"upper":[30]}""")]
    [InlineData("""{"lower":10,"upper":1e28}""")]
    [InlineData("""{"empty":"maybe"}""")]
    [InlineData("\"{\\\"lower\\\":10\"")]
    [InlineData("\"{} {}\"")]
    [InlineData("\"\"")]
    [InlineData("true")]
    public void An_end_that_cannot_be_read_is_never_taken_for_no_limit(string json) =>
        FluentActions.Invoking(() => JsonSerializer.Deserialize<TomanRange>(json)).Should().Throw<JsonException>();

    [Theory]
    [InlineData("[10000000,30000000)", """{"lower":10,"upper":30,"bounds":"[)"}""")]
    [InlineData("(,500000]", """{"lower":null,"upper":0.5,"bounds":"(]"}""")]
    [InlineData("empty", """{"empty":true}""")]
    public void It_is_written_in_millions(string range, string json) =>
        JsonSerializer.Serialize(TomanRange.Parse(range)).Should().Be(json);

    [Fact]
    public void Every_range_comes_back() =>
        Gen.Select(Gen.Int[0, 500].Nullable(), Gen.Int[0, 500].Nullable(), Gen.OneOf("[)", "[]", "(]", "()"))
            .Where((lower, upper, _) => !(lower > upper))
            .Select((lower, upper, bounds) => TomanRange.FromMillions(lower / 8m, upper / 8m, bounds))
            .Sample(range => JsonSerializer.Deserialize<TomanRange>(JsonSerializer.Serialize(range)) == range);
}
